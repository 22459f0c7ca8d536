// The column report: each column by itself and against the label, from a sample of rows.
import { estimateTokens } from '../../prompt/estimate-tokens'
import { itemSeed } from '../../sampling/random'
import { discoveries } from '../../statistics/discoveries'
import { type Column, columnWithRole } from '../dataset'
import { parseTime } from '../parse-time'
import { entropy } from './association'
import type { ColumnMeasures, ColumnReport, ReportKind } from './column-report'
import { countTexts, encodeValues, readNumber } from './encode-column'
import { findLeak } from './find-leak'
import { histogramOf } from './histogram-of'
import { type LabelledRows, measureAssociation } from './measure-association'
import { permuteUsers } from './permute-users'
import { listSplitter } from './split-list'
import { wordShare } from './word-share'

const PERMUTATIONS = 200
const DISCOVERY_RATE = 0.1
const TOP_VALUES = 6
/** Characters of a value that are shown. */
const LONGEST_VALUE = 200
/** Fewer rows with a label than this tell nothing about any column. */
export const leastLabelledRows = 50

export interface ReportInput {
  columns: readonly Column[]
  /** Cells of the sampled rows. */
  rows: readonly (readonly string[])[]
  /** Rows of the whole dataset. */
  rowCount: number
  seed: number
}

interface Target extends LabelledRows {
  /** Positions in the sample of the rows with a label, and those labels. */
  positions: readonly number[]
  names: readonly string[]
  users: number | null
}

/**
 * Measures one column after the other, and stops after and within each, so that a caller can let others go first: the value is the
 * number of columns done. Cells are trimmed. Work for 20,000 rows is about 0.2 s a column.
 */
export function* measureColumns({ columns, rows, rowCount, seed }: ReportInput): Generator<number, ColumnReport> {
  const labelAt = columnWithRole(columns, 'label')
  const userAt = columnWithRole(columns, 'user')
  const cellsOf = (position: number) => rows.map((row) => row[position]?.trim() ?? '')
  const target = labelAt < 0 ? null : targetOf(cellsOf(labelAt), userAt < 0 ? null : cellsOf(userAt), seed)
  const measures: ColumnMeasures[] = []
  for (const [position, column] of columns.entries()) {
    const cells = cellsOf(position)
    const apart = position === labelAt || position === userAt
    const steps = measureColumn(column, cells, apart ? null : target)
    let step = steps.next()
    for (; !step.done; step = steps.next()) yield measures.length
    measures.push(step.value)
    yield measures.length
  }
  return {
    rows: rowCount,
    sampledRows: rows.length,
    labelledRows: target?.positions.length ?? 0,
    users: target?.users ?? null,
    permutations: PERMUTATIONS,
    label: target && {
      name: columns[labelAt]?.name ?? '',
      categories: target.labels.size,
      entropy: entropy(countTexts(Array.from(target.labels.codes, String)).map(([, count]) => count)),
    },
    columns: withDiscoveries(measures),
  }
}

function targetOf(labelCells: readonly string[], userCells: readonly string[] | null, seed: number): Target {
  const positions = [...labelCells.keys()].filter((row) => labelCells[row] !== '')
  const names = positions.map((row) => labelCells[row] ?? '')
  const users = positions.map((row) => userCells?.[row] || null)
  const labels = encodeValues(names)
  const halves = Uint8Array.from(
    users,
    (user, row) => itemSeed(seed, user === null ? `row ${row}` : `user ${user}`) & 1,
  )
  return {
    positions,
    names,
    // A row without a user is a user of its own.
    users: userCells && new Set(users.map((user, row) => user ?? row)).size,
    labels,
    halves,
    shuffled: permuteUsers(labels.codes, users, halves, PERMUTATIONS, itemSeed(seed, 'permutations')),
  }
}

function* measureColumn(
  column: Column,
  cells: readonly string[],
  target: Target | null,
): Generator<void, ColumnMeasures> {
  const filled = cells.filter((cell) => cell !== '')
  const counts = countTexts(filled)
  const kind = reportKind(column, cells)
  const share = (sum: number): number => (filled.length === 0 ? 0 : sum / filled.length)
  const times = kind === 'time' ? filled.map(parseTime).filter((time) => time !== null) : []
  const numbers = kind === 'number' ? filled.map(readNumber).filter((number) => number !== null) : times
  const comesBack = kind !== 'identifier' || counts.length < 0.9 * filled.length
  const measured =
    target && target.positions.length >= leastLabelledRows && comesBack && filled.length > 0 ? target : null
  const labelledCells = measured?.positions.map((row) => cells[row] ?? '') ?? []
  const association = measured && (yield* measureAssociation(labelledCells, kind, measured))
  yield
  return {
    name: column.name,
    kind,
    coverage: column.coverage,
    distinct: column.distinct,
    topValues: topValues(filled, kind === 'list' ? listSplitter(cells) : null),
    entropyBits: entropy(counts.map(([, count]) => count)) / Math.LN2,
    tokens: cells.length === 0 ? 0 : sumOver(counts, estimateTokens) / cells.length,
    words: share(sumOver(counts, wordShare)),
    histogram: numbers.length === 0 ? null : histogramOf(numbers),
    association,
    ...(measured ? findLeak(labelledCells, measured.names, measured.halves) : { leak: null, naming: null }),
  }
}

/** Of lists, the items: a cell counts once for each that it has. */
function topValues(filled: readonly string[], split: ((cell: string) => string[]) | null): ColumnMeasures['topValues'] {
  const values = split ? filled.flatMap((cell) => [...new Set(split(cell))]) : filled
  return countTexts(values.map((value) => (value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value)))
    .slice(0, TOP_VALUES)
    .map(([value, count]) => ({ value, share: count / filled.length }))
}

const sumOver = (counts: readonly [string, number][], figure: (text: string) => number): number =>
  counts.reduce((sum, [text, count]) => sum + count * figure(text), 0)

const reportKind = ({ kind }: Column, cells: readonly string[]): ReportKind =>
  (kind === 'category' || kind === 'text') && listSplitter(cells) !== null ? 'list' : kind

/** What holds the answer is no discovery, and would make room for false ones. */
function withDiscoveries(measures: readonly ColumnMeasures[]): ColumnMeasures[] {
  const judged = measures.filter(({ leak, association }) => leak === null && association !== null)
  const found = discoveries(
    judged.map(({ association }) => association?.p ?? 1),
    DISCOVERY_RATE,
  )
  const names = new Set(judged.filter((_, i) => found[i]).map(({ name }) => name))
  return measures.map((measure) => ({
    ...measure,
    association: measure.association && { ...measure.association, telling: names.has(measure.name) },
  }))
}
