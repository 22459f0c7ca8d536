// A prompt without one of its features, for telling what the feature is worth: a variable, or one column of a sentence.
import { type Piece, sentenceSeparators, splitClauses } from './clause'
import { splitReference } from './parse-pipes'
import { parseTemplate, templateVariables } from './parse-template'
import { formatVariables, parseVariables } from './parse-variables'
import type { VersionText } from './prompt-version'

export interface Ablation {
  /** The variable or column that is left out. */
  dropped: string
  text: VersionText
}

/** A stretch of source: variables apart, all else as it is written. */
const piecesOf = (source: string): Piece[] =>
  parseTemplate(source).map(({ kind, start, end, ...part }): Piece => {
    const text = source.slice(start, end)
    if (kind === 'text') return { kind, text }
    return { kind: 'constant', name: 'name' in part ? part.name : '', text }
  })

const isVariable = (piece: Piece): boolean => piece.kind === 'constant'
/** `城市：{{CITY}}` says nothing without its variable; `为 {{USER}} 推荐` still asks. */
const isLabelled = (pieces: readonly Piece[]): boolean => {
  const [label, value, ...others] = pieces
  return (
    others.length === 0 &&
    label?.kind === 'text' &&
    /^[^：:=<>]{1,16}[：:=]\s*$/.test(label.text.trimStart()) &&
    value !== undefined
  )
}

/**
 * A text without a variable: its clause goes where `dropsClause` says that it stands for nothing else, and a separator
 * with it; else the variable alone.
 */
function withoutReference(
  source: string,
  isDropped: (name: string) => boolean,
  dropsClause: (pieces: readonly Piece[]) => boolean,
): string {
  const clauses = splitClauses(piecesOf(source), sentenceSeparators, () => false)
  const drops = (piece: Piece): boolean => piece.kind === 'constant' && isDropped(piece.name)
  const kept = clauses.flatMap(({ pieces, separator }) => {
    if (!pieces.some(drops)) return [{ pieces, separator }]
    const others = pieces.filter((piece) => !drops(piece))
    return !others.some(isVariable) && dropsClause(pieces) ? [] : [{ pieces: others, separator }]
  })
  const last = kept.at(-1)
  return kept
    .map((clause) => {
      const words = clause.pieces.map((piece) => ('text' in piece ? piece.text : '')).join('')
      // What ended the sentence still does; what joined it to a clause that is gone joins nothing.
      return words + (clause === last ? (clauses.at(-1)?.separator ?? '') : clause.separator)
    })
    .join('')
}

const openTag = /^\s*<[^<>/]+>\s*$/
const closeTag = /^\s*<\/[^<>]+>\s*$/

/** The template without a variable, and without what is there for its sake: its tags, the line that announces them, its clause. */
function withoutVariable(template: string, name: string): string {
  const lines = template.split('\n')
  const gone = new Set<number>()
  for (const [i, line] of lines.entries()) {
    if (!templateVariables(line).includes(name)) continue
    const parts = parseTemplate(line.trim())
    if (parts.length > 1) {
      lines[i] = withoutReference(line, (one) => one === name, isLabelled)
      continue
    }
    gone.add(i)
    if (!openTag.test(lines[i - 1] ?? '') || !closeTag.test(lines[i + 1] ?? '')) continue
    gone.add(i - 1).add(i + 1)
    if (/[:：]\s*$/.test(lines[i - 2] ?? '')) gone.add(i - 2)
  }
  return lines
    .filter((_, i) => !gone.has(i))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/**
 * One text for each variable of the template, and one for each column of a definition that is made of several. What would
 * leave nothing to ask with is left out. Throws AppError 'variables.*' where the box can't be read.
 */
export function ablations(text: VersionText): Ablation[] {
  const definitions = parseVariables(text.variables)
  return templateVariables(text.template).flatMap((variable): Ablation[] => {
    const definition = definitions.find(({ name }) => name === variable)
    const columns = definition === undefined ? [] : templateVariables(definition.value)
    const nameOf = (reference: string): string => splitReference(reference, () => false).column
    const whole: Ablation = {
      dropped: nameOf(variable),
      text: { ...text, template: withoutVariable(text.template, variable) },
    }
    const parts =
      columns.length < 2
        ? []
        : columns.map((column): Ablation => {
            const value = withoutReference(
              definition?.value ?? '',
              (one) => one === column,
              () => true,
            )
            const changed = definitions.map((one) => (one.name === variable ? { ...one, value } : one))
            return { dropped: nameOf(column), text: { ...text, variables: formatVariables(changed) } }
          })
    return [whole, ...parts].filter((one) => one.text.template !== '')
  })
}
