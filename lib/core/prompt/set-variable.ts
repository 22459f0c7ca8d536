// Puts one definition into the variables box and leaves every other line as it is.
import { formatVariables, parseVariables } from './parse-variables'

/**
 * The box with `name` standing for `value`: in its place where it is defined already, else on a new last line. Null where
 * the box would not read back so, because a line of the value looks like a definition or the name can't be written.
 * @throws AppError `variables.*` when the box can't be read as it stands.
 */
export function setVariable(box: string, name: string, value: string): string | null {
  const definitions = parseVariables(box)
  const written = formatVariables([{ name, value }])
  const lines = box.split(/\r\n|\r|\n/)
  const index = definitions.findIndex((definition) => definition.name === name)
  const line = definitions[index]?.line
  let next: string
  if (line === undefined) next = box.trim() === '' ? written : `${box.replace(/\s+$/, '')}\n${written}`
  else {
    const end = (definitions[index + 1]?.line ?? lines.length + 1) - 1
    // Blank lines after a value are not part of it.
    let lastOfValue = end
    while (lastOfValue > line && lines[lastOfValue - 1]?.trim() === '') lastOfValue--
    next = [...lines.slice(0, line - 1), written, ...lines.slice(lastOfValue)].join('\n')
  }
  return readsBack(next, [...definitions.filter((one) => one.name !== name), { name, value }]) ? next : null
}

function readsBack(box: string, wanted: readonly { name: string; value: string }[]): boolean {
  try {
    const read = new Map(parseVariables(box).map((definition) => [definition.name, definition.value]))
    return read.size === wanted.length && wanted.every(({ name, value }) => read.get(name) === value)
  } catch {
    // A value with a line that repeats another name is refused as a whole.
    return false
  }
}
