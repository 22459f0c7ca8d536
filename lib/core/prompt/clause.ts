// Clauses: the units in which an empty cell takes its label and its separator along when it is left out.

/** A piece of a template: words, a column's cell, a constant, or a sentence made of further clauses. */
export type Piece =
  | { kind: 'text'; text: string }
  | { kind: 'column'; name: string; index: number; whenEmpty: string; convert?: (cell: string) => string }
  | { kind: 'constant'; name: string; text: string }
  | { kind: 'sentence'; name: string; clauses: readonly Clause[] }

export interface Clause {
  pieces: readonly Piece[]
  /** What stands between this clause and the next, with the white space around it; at the very end, the terminator. */
  separator: string
  /** Whether the clause disappears when all its values are empty. */
  optional: boolean
}

/** Where clauses end. In a template a pipe or an enumeration comma is as likely part of the prose, so it ends none. */
export const sentenceSeparators = /[，,；;、。|\n][\s，,；;、。|]*/g
export const templateSeparators = /[，,；;。\n][\s，,；;。]*/g

/** Any clause with a value in it may go. */
export const hasValue = (pieces: readonly Piece[]): boolean => pieces.some((piece) => piece.kind !== 'text')

const label = /^[^：:=<>\n]{1,16}[：:=]\s*$/

/** Only `label：{{variable}}` may go, with a label of at most 16 characters and nothing after the variable. */
export function isLabelledValue(pieces: readonly Piece[]): boolean {
  const [first, second] = pieces
  const isValue = second?.kind === 'column' || second?.kind === 'sentence'
  return pieces.length === 2 && isValue && first?.kind === 'text' && label.test(first.text.trimStart())
}

/**
 * Cuts pieces into clauses at the separators of their words. Joining everything back gives the same text. Time is
 * linear in the text.
 */
export function splitClauses(
  pieces: readonly Piece[],
  separators: RegExp,
  isOptional: (pieces: readonly Piece[]) => boolean,
): Clause[] {
  const clauses: Clause[] = []
  let open: Piece[] = []
  const push = (separator: string) => {
    clauses.push({ pieces: open, separator, optional: isOptional(open) })
    open = []
  }
  for (const piece of pieces) {
    if (piece.kind !== 'text') {
      open.push(piece)
      continue
    }
    let position = 0
    for (const match of piece.text.matchAll(separators)) {
      const words = piece.text.slice(position, match.index)
      const kept = words.trimEnd()
      if (kept !== '') open.push({ kind: 'text', text: kept })
      push(words.slice(kept.length) + match[0])
      position = match.index + match[0].length
    }
    if (position < piece.text.length) open.push({ kind: 'text', text: piece.text.slice(position) })
  }
  if (open.length > 0) push('')
  return clauses
}

const strength = (separator: string): number => {
  if (separator.includes('\n')) return 4
  if (separator.includes('。')) return 3
  return /[；;]/.test(separator) ? 2 : 1
}

/**
 * The separator that stands where clauses were left out: the strongest of those around them, so that a paragraph does
 * not run into the next one, with the indentation of the clause that follows; a full stop that ended the clause before
 * the gap stays.
 */
export function mergeSeparators(separators: readonly string[]): string {
  const [first = ''] = separators
  let merged = first
  for (const separator of separators) if (strength(separator) > strength(merged)) merged = separator
  const lastBroken = separators.findLast((separator) => separator.includes('\n'))
  if (lastBroken !== undefined) merged = afterBreak(merged).lines + afterBreak(lastBroken).indentation
  return first.startsWith('。') && !merged.includes('。') ? `。${merged}` : merged
}

function afterBreak(separator: string): { lines: string; indentation: string } {
  const end = separator.lastIndexOf('\n') + 1
  return { lines: separator.slice(0, end), indentation: separator.slice(end) }
}
