// Reads and writes the variables box: what stands for each variable of a template, one `NAME: value` after another.
import { AppError } from '@/lib/errors'

export interface VariableDefinition {
  name: string
  /** A constant, or a sentence of columns: itself a template whose variables are columns. */
  value: string
  /** Line of the box on which the definition begins, from 1. */
  line: number
}

const bareName = /^[A-Z][A-Z0-9_]+$/
const heading =
  /^[^\S\r\n]*(?:\{\{([^{}]+)\}\}|\{\$([^{}]+)\}|\$\{([^{}]+)\}|\$([\p{L}_][\p{L}\p{N}_.-]*)|([A-Z][A-Z0-9_]+))[^\S\r\n]*[:：](?!\/\/)(.*)$/su

interface Heading {
  name: string
  rest: string
}

function readHeading(line: string): Heading | undefined {
  const match = heading.exec(line)
  const name = match
    ?.slice(1, 6)
    .find((part) => part !== undefined)
    ?.trim()
  return name ? { name, rest: match?.[6] ?? '' } : undefined
}

/**
 * Reads the variables box or file.
 *
 * A definition begins on a line `NAME:` or `NAME：` and its value runs to the line before the next one; outer white space
 * of the value is dropped, line breaks inside become `\n`. So that a line of a value such as `注意：…`, `note: …` or
 * `http://…` never turns into a variable, an undecorated name must look like a bare variable (capitals A–Z, digits,
 * underscores, two characters or more) and any other name must be decorated: `$名称:`, `{{名称}}:`, `{$名称}:`, `${名称}:`.
 * @throws AppError `variables.malformed` when text stands before the first name, `variables.repeated` when a name comes twice.
 */
export function parseVariables(text: string): VariableDefinition[] {
  const definitions: VariableDefinition[] = []
  const firstLines = new Map<string, number>()
  let current: { name: string; line: number; lines: string[] } | undefined
  const close = () => {
    if (current) definitions.push({ name: current.name, value: current.lines.join('\n').trim(), line: current.line })
  }
  for (const [index, source] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .entries()) {
    const line = index + 1
    const head = readHeading(source)
    if (head) {
      close()
      const firstLine = firstLines.get(head.name)
      if (firstLine !== undefined) throw new AppError('variables.repeated', { name: head.name, line, firstLine })
      firstLines.set(head.name, line)
      current = { name: head.name, line, lines: [head.rest] }
    } else if (current) current.lines.push(source)
    else if (source.trim() !== '') throw new AppError('variables.malformed', { line, text: source.trim().slice(0, 80) })
  }
  close()
  return definitions
}

/**
 * Writes definitions as the variables box shows them; `parseVariables` reads back the same names and values, provided
 * that a value has no outer white space and no line of it looks like a definition (no parsed value does).
 */
export function formatVariables(definitions: readonly Pick<VariableDefinition, 'name' | 'value'>[]): string {
  return definitions.map(({ name, value }) => `${bareName.test(name) ? name : `{{${name}}}`}: ${value}`).join('\n')
}
