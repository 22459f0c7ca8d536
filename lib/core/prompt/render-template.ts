// Renders a bound template on one row: the exact text that is sent, and the same text with its values marked.
import type { Binding } from './bind-template'
import { type Clause, mergeSeparators, type Piece } from './clause'

/** A stretch of rendered text. `value` marks what stands in for a variable, named by `variable`. */
export interface RenderedPart {
  text: string
  kind: 'text' | 'value'
  variable?: string
}

const isEmpty = (text: string): boolean => text.trim() === ''

/** The words of a column on a row; '' where its cell is empty or its pipes leave nothing of it. */
function wordsOf({ index, convert }: Extract<Piece, { kind: 'column' }>, cells: readonly string[]): string {
  const cell = cells[index] ?? ''
  if (isEmpty(cell)) return ''
  const words = convert === undefined ? cell : convert(cell)
  return isEmpty(words) ? '' : words
}

function renderPiece(piece: Piece, cells: readonly string[], owner: string | undefined): RenderedPart[] {
  switch (piece.kind) {
    case 'text':
      return [
        owner === undefined ? { text: piece.text, kind: 'text' } : { text: piece.text, kind: 'value', variable: owner },
      ]
    case 'constant':
      return [{ text: piece.text, kind: 'value', variable: piece.name }]
    case 'sentence':
      return renderClauses(piece.clauses, cells, piece.name)
    case 'column':
      return [{ text: wordsOf(piece, cells) || piece.whenEmpty, kind: 'value', variable: piece.name }]
  }
}

/** Whether a piece has anything to say on this row; words alone have not. */
function speaks(piece: Piece, cells: readonly string[]): boolean {
  switch (piece.kind) {
    case 'text':
      return false
    case 'constant':
      return piece.text !== ''
    case 'sentence':
      return piece.clauses.some((clause) => clauseStays(clause, cells) && clause.pieces.length > 0)
    case 'column':
      return piece.whenEmpty !== '' || wordsOf(piece, cells) !== ''
  }
}

const clauseStays = (clause: Clause, cells: readonly string[]): boolean =>
  !clause.optional || clause.pieces.some((piece) => speaks(piece, cells))

/**
 * Renders the clauses that stay. Where one was left out its separator went with it: none is left at either end,
 * except the terminator that the author put at the very end. Without an omission the text is exactly the author's.
 */
function renderClauses(clauses: readonly Clause[], cells: readonly string[], owner?: string): RenderedPart[] {
  const staying = clauses.map((clause) => clauseStays(clause, cells))
  const complete = !staying.includes(false)
  const parts: RenderedPart[] = []
  const say = (text: string) => {
    if (text !== '') parts.push(...renderPiece({ kind: 'text', text }, cells, owner))
  }
  let gap: string[] = []
  let started = false
  for (const [index, clause] of clauses.entries()) {
    if (staying[index] && (complete || clause.pieces.length > 0)) {
      if (started) say(mergeSeparators(gap))
      for (const piece of clause.pieces) parts.push(...renderPiece(piece, cells, owner))
      started = true
      gap = []
    }
    gap.push(clause.separator)
  }
  const terminator = gap.at(-1) ?? ''
  if (started) say(gap[0]?.startsWith('。') && !terminator.includes('。') ? `。${terminator}` : terminator)
  return parts
}

/**
 * The rendered text in stretches, for a preview that marks values: what comes from a cell bears its column's name, a
 * constant and the words of a sentence of columns bear their definition's name. Empty stretches are left out.
 * @param cells the row, in the order of the columns that the template was bound to; a missing cell is empty.
 */
export function renderParts(binding: Binding, cells: readonly string[]): RenderedPart[] {
  const merged: RenderedPart[] = []
  for (const part of renderClauses(binding.clauses, cells)) {
    const last = merged.at(-1)
    if (part.text === '') continue
    if (last && last.kind === part.kind && last.variable === part.variable) last.text += part.text
    else merged.push(part)
  }
  return merged
}

/**
 * The exact text that is sent for a row. Values go in verbatim and once: a value that looks like a variable stays text.
 * An empty cell (nothing but white space) becomes "未知" or "unknown", or, under `omit`, leaves with its label and
 * separator: in a sentence of columns the clause whose columns are all empty, in the template itself `label：{{variable}}`;
 * elsewhere it is the empty string. A column with pipes gives what they make of its cell, which is empty where they leave
 * nothing; its own `empty:` goes before the version's choice. Same arguments as `renderParts`.
 */
export function renderTemplate(binding: Binding, cells: readonly string[]): string {
  let text = ''
  for (const part of renderClauses(binding.clauses, cells)) text += part.text
  return text
}
