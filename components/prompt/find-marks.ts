// Which stretches of a template or of a variables box are variables, names, or wrong; offsets for an editor to colour.
import { parseTemplate } from '@/lib/core/prompt/parse-template'
import { parseVariables, type VariableDefinition } from '@/lib/core/prompt/parse-variables'
import { AppError } from '@/lib/errors'

export interface Mark {
  kind: 'variable' | 'unbound' | 'name' | 'wrong'
  /** UTF-16 offsets, end exclusive. Marks are in order and do not overlap. */
  start: number
  end: number
}

/** Variables of a template; those in `unbound` are marked so. */
export const findTemplateMarks = (source: string, unbound: ReadonlySet<string>): Mark[] =>
  parseTemplate(source).flatMap((part): Mark[] =>
    part.kind === 'variable'
      ? [{ kind: unbound.has(part.name) ? 'unbound' : 'variable', start: part.start, end: part.end }]
      : [],
  )

/** Names of definitions and the columns in their values; of a box that can't be read, the wrong line. Lines end in \n. */
export function findVariablesMarks(source: string, unbound: ReadonlySet<string>): Mark[] {
  const read = readBox(source)
  const starts = [0, ...Array.from(source.matchAll(/\n/g), (match) => match.index + 1)]
  const lineOf = (line: number) => {
    const start = starts[line - 1] ?? 0
    return { start, text: source.slice(start, (starts[line] ?? source.length + 1) - 1) }
  }
  if (typeof read === 'number') {
    const { start, text } = lineOf(read)
    return text === '' ? [] : [{ kind: 'wrong', start, end: start + text.length }]
  }
  const names = read.map(({ name, line }): Mark => {
    const { start, text } = lineOf(line)
    const colon = text.slice(text.indexOf(name) + name.length).search(/[:：]/) + text.indexOf(name) + name.length
    return { kind: 'name', start: start + text.length - text.trimStart().length, end: start + colon }
  })
  const values = findTemplateMarks(source, unbound).filter(
    (mark) => !names.some((name) => mark.start < name.end && mark.end > name.start),
  )
  return [...names, ...values].sort((x, y) => x.start - y.start)
}

/** The definitions, or the number of the line that is wrong. */
function readBox(source: string): VariableDefinition[] | number {
  try {
    return parseVariables(source)
  } catch (error) {
    if (error instanceof AppError && 'line' in error.params) return Number(error.params.line)
    throw error
  }
}
