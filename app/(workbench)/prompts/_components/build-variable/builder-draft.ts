// A variable as the builder's form holds it, and the way to and from the text in the variables box.

import type { PreviewDataset } from '@/components/prompt/prompt-text'
import type { Row } from '@/lib/core/dataset/dataset'
import {
  type ColumnSentence,
  formatSentence,
  hasHan,
  leadOf,
  parseSentence,
  type SentenceItem,
  separatorOf,
} from '@/lib/core/prompt/column-sentence'
import { formatReference } from '@/lib/core/prompt/format-reference'
import { parsePipes } from '@/lib/core/prompt/parse-pipes'
import type { Pipe, PipeKind, PipeProblem } from '@/lib/core/prompt/pipe'
import { suggestBands } from '@/lib/core/prompt/suggest-bands'

export type ColumnPipe = Exclude<Pipe, { kind: 'empty' }>
export type ColumnPipeKind = Exclude<PipeKind, 'empty'>

/** `pipe` may be half filled in; `empty` is '' where the version decides what an empty cell becomes. */
export interface DraftItem {
  id: number
  before: string
  column: string
  after: string
  pipe: ColumnPipe | null
  empty: string
}

export interface BuilderDraft extends Pick<ColumnSentence, 'separator' | 'end'> {
  name: string
  items: readonly DraftItem[]
}

export const newDraft = (name: string, columns: PreviewDataset['columns']): BuilderDraft => ({
  name,
  items: [],
  separator: separatorOf(columns.map((column) => column.name)),
  end: '',
})

export const newItem = (id: number, column: string): DraftItem => ({
  id,
  before: leadOf(column),
  column,
  after: '',
  pipe: null,
  empty: '',
})

/** The form of a value; null where the value says something that the form can't show. */
export function readDraft(name: string, value: string, columns: readonly string[]): BuilderDraft | null {
  const sentence = parseSentence(value, columns)
  if (sentence === null) return null
  const items = sentence.items.map(({ pipes, ...item }, id): DraftItem => {
    const empty = pipes.find((pipe) => pipe.kind === 'empty')
    return { ...item, id, pipe: pipes.find((pipe) => pipe.kind !== 'empty') ?? null, empty: empty?.text ?? '' }
  })
  const hidden = items.some(({ pipe }) => pipe !== null && 'otherwise' in pipe && pipe.otherwise === '')
  return hidden ? null : { name, items, separator: sentence.separator, end: sentence.end }
}

/** The pipe without what is not filled in yet, or changes nothing; null where nothing is left. */
function filledIn(pipe: ColumnPipe | null): ColumnPipe | null {
  if (pipe?.kind === 'map') {
    const written = pipe.pairs.filter(({ from }) => from.trim() !== '')
    const pairs = pipe.otherwise === undefined ? written.filter(({ from, to }) => from !== to) : written
    return pairs.length > 0 || pipe.otherwise !== undefined ? { ...pipe, pairs } : null
  }
  if (pipe?.kind === 'band') {
    const bands = pipe.bands.filter(({ low, high }) => low !== null || high !== null)
    return bands.length > 0 ? { ...pipe, bands } : null
  }
  return pipe
}

function sentenceItem({ before, column, after, pipe, empty }: DraftItem): SentenceItem {
  const filled = filledIn(pipe)
  const pipes: Pipe[] = [
    ...(filled === null ? [] : [filled]),
    ...(empty === '' ? [] : [{ kind: 'empty' as const, text: empty }]),
  ]
  return { before, column, after, pipes }
}

export const writeDraft = ({ items, separator, end }: BuilderDraft): string =>
  formatSentence({ items: items.map(sentenceItem), separator, end })

/** What is wrong with an item as it is filled in. */
export function problemOf(item: DraftItem): PipeProblem | null {
  const read = parsePipes(formatReference('', sentenceItem(item).pipes).slice(1))
  return 'problem' in read ? read.problem : null
}

const MAPPED_VALUES = 12
const BANDS = 4
const TRUNCATED_LENGTH = 120
const LISTED_ITEMS = 5

/** The most frequent values that are known: of the whole column, then of the rows at hand. */
function frequentValues(topValues: readonly string[], cells: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const cell of cells) counts.set(cell, (counts.get(cell) ?? 0) + 1)
  const byCount = [...counts].sort((x, y) => y[1] - x[1]).map(([value]) => value)
  return [...new Set([...topValues, ...byCount])].filter((value) => value.trim() !== '').slice(0, MAPPED_VALUES)
}

/** A pipe to begin with, filled in from what the column holds. */
export function suggestPipe(
  kind: ColumnPipeKind,
  column: string,
  columns: PreviewDataset['columns'],
  rows: readonly Row[],
): ColumnPipe {
  const index = columns.findIndex(({ name }) => name === column)
  const cells = rows.map((row) => row.cells[index] ?? '')
  switch (kind) {
    case 'map': {
      const values = frequentValues(columns[index]?.topValues ?? [], cells)
      return { kind, pairs: values.map((value) => ({ from: value, to: value })) }
    }
    case 'band': {
      const bands = suggestBands(cells, BANDS)
      return { kind, bands: bands.length > 0 ? bands : [{ low: null, high: null, name: '' }] }
    }
    case 'truncate':
      return { kind, length: TRUNCATED_LENGTH }
    case 'list':
      return { kind, joiner: columns.some(({ name }) => hasHan(name)) ? '、' : ', ', most: LISTED_ITEMS }
  }
}
