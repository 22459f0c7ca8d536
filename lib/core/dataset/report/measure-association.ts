// Reads a column as codes, sets what they tell about the label beside chance, and says which reading tells the most.
import { type Codes, cramersV, crossTable, informationBias, pluginInformation } from './association'
import { chanceOf, quantile } from './chance'
import type { Association, Reading, ReportKind } from './column-report'
import { encodeBands, encodeTimes, encodeValues, readNumber } from './encode-column'
import { itemPlaces, textPlaces } from './hash-words'
import { pointToLabel } from './point-to-label'
import { listSplitter } from './split-list'

/** The rows with a label: what all columns of a dataset are measured against. */
export interface LabelledRows {
  labels: Codes
  /** Label codes traded between users, once a permutation. */
  shuffled: readonly Uint8Array[]
  /** 0 or 1 for each row, alike for all rows of a user. */
  halves: Uint8Array
}

/** With more different values than this, values are read by the words in them. */
const FEW_VALUES = 50

/**
 * The association of a column with the label; null where the cells have fewer than two values, empty ones among them. Where a kind has
 * several readings (times), the one least likely by chance speaks, and p is multiplied by how many were tried (Bonferroni).
 * `telling` is false until all columns are known. Stops now and then, so that a caller can let others go first.
 */
export function* measureAssociation(
  cells: readonly string[],
  kind: ReportKind,
  rows: LabelledRows,
): Generator<void, Association | null> {
  if (new Set(cells).size < 2) return null
  const measured: Association[] = []
  for (const [reading, codes] of readings(cells, kind, rows)) {
    yield
    if (new Set(codes.codes).size > 1) measured.push(yield* measure(reading, codes, rows))
  }
  if (measured.length === 0) return null
  const best = measured.reduce((a, b) => (b.p < a.p ? b : a))
  return { ...best, p: Math.min(1, best.p * measured.length) }
}

function readings(cells: readonly string[], kind: ReportKind, { labels, halves }: LabelledRows): [Reading, Codes][] {
  if (kind === 'time') {
    const { hours, weekdays, periods } = encodeTimes(cells)
    return [
      ['hours', hours],
      ['weekdays', weekdays],
      ['periods', periods],
    ]
  }
  const few = new Set(cells).size <= FEW_VALUES
  if (few && kind !== 'list') return [['values', encodeValues(cells)]]
  if (kind === 'number') return [['bands', encodeBands(cells.map(readNumber))]]
  const split = kind === 'list' ? listSplitter(cells) : null
  const places = cells.map((cell) => (split ? itemPlaces(split(cell)) : textPlaces(cell)))
  return [[split ? 'items' : 'words', pointToLabel(places, labels, halves)]]
}

/** Permutations between two stops: some 20 ms of work for 20,000 rows. */
const DRAWS_A_STEP = 20

function* measure(reading: Reading, codes: Codes, { labels, shuffled }: LabelledRows): Generator<void, Association> {
  const table = crossTable(codes, labels)
  const plugin = pluginInformation(table)
  const bias = informationBias(table)
  const draws: number[] = []
  for (const [at, shuffledCodes] of shuffled.entries()) {
    draws.push(pluginInformation(crossTable(codes, { codes: shuffledCodes, size: labels.size })))
    if (at % DRAWS_A_STEP === 0) yield
  }
  const sorted = Float64Array.from(draws).sort()
  const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length
  return {
    reading,
    information: plugin - bias,
    chance: { mean: mean - bias, low: quantile(sorted, 0.025) - bias, high: quantile(sorted, 0.975) - bias },
    excess: plugin - mean,
    cramersV: cramersV(table),
    p: chanceOf(plugin, draws),
    telling: false,
  }
}
