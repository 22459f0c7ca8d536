// Makes of a column's pipes one function that turns a cell into its words, prepared once for any number of rows.
import type { Band, Pipe } from './pipe'

type Step = (cell: string) => string

const fullWidth = /[^ -~]/
/** The number that a cell holds, thousands separators and full-width digits allowed; undefined for any other text. */
export function numberOf(cell: string): number | undefined {
  const text = (fullWidth.test(cell) ? cell.normalize('NFKC') : cell).trim()
  if (/^[-+]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(text)) return Number(text)
  return /^[-+]?\d{1,3}(?:,\d{3})+(?:\.\d*)?$/.test(text) ? Number(text.replaceAll(',', '')) : undefined
}

function mapStep({ pairs, otherwise }: Extract<Pipe, { kind: 'map' }>): Step {
  const words = new Map(pairs.map(({ from, to }) => [from, to]))
  return (cell) => words.get(cell) ?? words.get(cell.trim()) ?? otherwise ?? cell
}

const decimals = (bound: number): number => String(bound).split('.')[1]?.length ?? 0

/**
 * Ends are included, but where the next band begins not more than one unit of the last written digit above, the gap
 * belongs to the lower band (17.5 is in 0-17 before 18-35), and where it begins at the very end, the end to the upper.
 */
function bandStep({ bands, otherwise }: Extract<Pipe, { kind: 'band' }>): Step {
  const lowOf = (band: Band) => band.low ?? Number.NEGATIVE_INFINITY
  const rising = bands.toSorted((x, y) => lowOf(x) - lowOf(y))
  const prepared = rising.map(({ low, high, name }, i) => {
    const next = rising[i + 1]?.low ?? Number.POSITIVE_INFINITY
    const unit = 1.000001 * 10 ** -decimals(high ?? 0)
    const closesGap = high !== null && next > high && next - high <= unit
    return {
      low: low ?? Number.NEGATIVE_INFINITY,
      high: high ?? Number.POSITIVE_INFINITY,
      below: closesGap ? next : null,
      name,
    }
  })
  prepared.reverse()
  return (cell) => {
    const value = numberOf(cell)
    if (value === undefined) return otherwise ?? cell
    const band = prepared.find(
      ({ low, high, below }) => low <= value && (below === null ? value <= high : value < below),
    )
    return band?.name ?? otherwise ?? cell
  }
}

const ellipsis = '…'
const clauseEnd = /[，,；;、。．！!？?|\s]/
const joinsBefore = /^(?:\p{M}|\u200d)/u
/** A clause may end in the last third of what fits; nearer the beginning too much would be lost. */
const NEAR = 2 / 3

function truncateStep({ length }: Extract<Pipe, { kind: 'truncate' }>): Step {
  return (cell) => {
    // A character is at most two code units, and most cells are short.
    if (cell.length <= length) return cell
    const signs: string[] = []
    for (const sign of cell) if (signs.push(sign) > length) break
    if (signs.length <= length) return cell
    let end = length - 1
    while (end > 0 && (joinsBefore.test(signs[end] ?? '') || signs[end - 1] === '\u200d')) end--
    const clause = signs.findLastIndex((sign, i) => i <= end && clauseEnd.test(sign))
    const kept = signs.slice(0, clause >= 1 && clause >= NEAR * end ? clause : end).join('')
    return kept.replace(/[，,；;、。．|\s]+$/, '') + ellipsis
  }
}

const wordOf = (item: unknown): string =>
  typeof item === 'string' ? item : item === null ? '' : typeof item === 'object' ? JSON.stringify(item) : String(item)

function jsonItems(text: string): string[] | undefined {
  if (!text.startsWith('[') || !text.endsWith(']')) return undefined
  try {
    const items: unknown = JSON.parse(text)
    return Array.isArray(items) ? items.map(wordOf) : undefined
  } catch {
    // Not JSON, but lists in single quotes are common in exports of data frames.
    return text
      .slice(1, -1)
      .split(',')
      .map((item) => item.trim().replace(/^(['"])(.*)\1$/s, '$2'))
  }
}

function listStep({ joiner, most }: Extract<Pipe, { kind: 'list' }>): Step {
  return (cell) => {
    const text = cell.trim()
    const items = (jsonItems(text) ?? text.split(/[|｜,，、;；\n]/))
      .map((item) => item.trim())
      .filter((item) => item !== '')
    return items.slice(0, most).join(joiner)
  }
}

function stepOf(pipe: Pipe): Step[] {
  switch (pipe.kind) {
    case 'map':
      return [mapStep(pipe)]
    case 'band':
      return [bandStep(pipe)]
    case 'truncate':
      return [truncateStep(pipe)]
    case 'list':
      return [listStep(pipe)]
    case 'empty':
      return []
  }
}

/**
 * Composes pipes, in order, into one function of a cell that is not empty. `map` looks a cell up exactly, else trimmed;
 * `band` reads it as a number; `truncate` keeps at most so many characters (code points), the last one `…`, cut where a
 * clause ends if that is in the last third; `list` splits a JSON array or items set apart by | , 、 ; and line breaks,
 * drops empty ones and joins the first `most`. What a pipe does not fit stays verbatim. The result may be empty.
 *
 * Returns undefined where the pipes change no cell (none, or `empty` alone). The function never throws and is linear in
 * the cell; it remembers the last cell, which is asked for twice where a clause may be left out.
 */
export function compilePipes(pipes: readonly Pipe[]): Step | undefined {
  const steps = pipes.flatMap(stepOf)
  if (steps.length === 0) return undefined
  let last = { cell: '', words: '' }
  return (cell) => {
    if (cell !== last.cell) last = { cell, words: steps.reduce((text, step) => step(text), cell) }
    return last.words
  }
}

/** What an empty cell becomes by its own pipes; the last `empty` counts. Undefined where the version decides. */
export const emptyText = (pipes: readonly Pipe[]): string | undefined =>
  pipes.findLast((pipe) => pipe.kind === 'empty')?.text
