// Plans a run: which rows, which trials in which order, and what the baselines would have named on the same rows.
import type { LearntColumns } from '@/lib/core/baseline/baselines'
import { ROW_TEXT_LIMIT } from '@/lib/core/baseline/similar-rows'
import type { Row } from '@/lib/core/dataset/dataset'
import type { SampleSpec } from '@/lib/core/run/run'
import { drawSample } from '@/lib/core/sampling/draw-sample'
import { createDuplicateFinder } from '@/lib/core/sampling/duplicates'
import { eligibleRows } from '@/lib/core/sampling/eligible-rows'
import { splitLabels } from '@/lib/core/scoring/score-answer'
import { AppError } from '@/lib/errors'
import { type Roles, timeOf, userOf } from './evaluation'
import { eachPage, type RowSource } from './row-source'

/** What the whole dataset tells a plan; one pass, without the cells that no plan needs. */
export interface DatasetScan {
  rows: {
    index: number
    user: string | null
    time: number | null
    stratum: string | null
    label: string
    /** Cells of the columns that may part users into segments. */
    segments: string[]
    /** What the row says in the columns that are read as text, cut at ROW_TEXT_LIMIT. */
    text: string
  }[]
  /** Distinct labels, most frequent first. */
  labels: string[]
}

/**
 * Reads every row once. `stratum` is a column position or null, `learnt` those that baselines read. Throws
 * 'column.empty' when no row has a label.
 */
export async function scanDataset(
  source: Pick<RowSource, 'rowCount' | 'listRows'>,
  roles: Roles,
  stratum: number | null,
  labelName: string,
  learnt: LearntColumns = { segments: [], text: [] },
): Promise<DatasetScan> {
  const rows: DatasetScan['rows'] = []
  // Labels repeat: each different cell is split once.
  const cells = new Map<string, number>()
  for await (const page of eachPage(source)) {
    for (const row of page) {
      const label = row.cells[roles.label]?.trim() ?? ''
      cells.set(label, (cells.get(label) ?? 0) + 1)
      rows.push({
        index: row.index,
        user: userOf(roles, row),
        time: timeOf(roles, row),
        stratum: stratum === null ? null : (row.cells[stratum] ?? ''),
        label,
        segments: learnt.segments.length === 0 ? none : learnt.segments.map((at) => row.cells[at] ?? ''),
        text: learnt.text.length === 0 ? '' : textOf(row, learnt.text),
      })
    }
  }
  const counts = new Map<string, number>()
  for (const [label, times] of cells)
    for (const name of splitLabels(label)) counts.set(name, (counts.get(name) ?? 0) + times)
  if (counts.size === 0) throw new AppError('column.empty', { column: labelName })
  const labels = [...counts].sort((x, y) => y[1] - x[1]).map(([name]) => name)
  return { rows, labels }
}

const none: string[] = []

/** A copy where it is cut: a part of a string would keep the whole of it alive. */
function textOf({ cells }: Row, columns: readonly number[]): string {
  const text = columns.flatMap((at) => cells[at] || []).join('\n')
  return text.length <= ROW_TEXT_LIMIT ? text : Buffer.from(text.slice(0, ROW_TEXT_LIMIT)).toString()
}

const ROWS_PER_READ = 500

/** Times that a sample is drawn anew where rows of it repeat others. */
const DRAWS = 20
/** Near repetitions are compared within this many rows: 2 KB each. */
const NEAR_ROWS = 50_000

export interface DrawnRows {
  /** In the order of the run. */
  sampled: number[]
  /** Rows that were drawn and left out, since their input repeats that of a row before them. */
  duplicates: number
}

/**
 * The sampled rows. Rows without a label can't be judged and are never drawn. Where inputs have to be distinct, a row whose input
 * repeats an earlier one of the sample leaves the dataset and the sample is drawn anew, by the same seed, so that its size and
 * strategy hold; after 20 draws the rest is left out without replacement. `inputOf` gives what of the row reaches the
 * model. Throws 'sample.empty', 'sample.noTime', 'sample.noUser', 'sample.tooManyForNear'.
 */
export async function drawRows(
  scan: DatasetScan,
  sample: SampleSpec,
  source: Pick<RowSource, 'listRowsByIndex'>,
  inputOf: (row: Row) => string,
): Promise<DrawnRows> {
  const eligible = eligibleRows(sample, scan.rows)
  const { distinct } = sample
  if (distinct === undefined) return { sampled: drawSample(sample, eligible), duplicates: 0 }
  if (distinct === 'near' && Math.min(sample.size ?? Number.POSITIVE_INFINITY, eligible.length) > NEAR_ROWS) {
    throw new AppError('sample.tooManyForNear', { limit: NEAR_ROWS })
  }
  const left = new Set<number>()
  const read = rememberInputs(source, inputOf)
  for (let draw = 1; ; draw++) {
    const drawn = drawSample(
      sample,
      eligible.filter(({ index }) => !left.has(index)),
    )
    const finder = createDuplicateFinder(distinct)
    const repeated = new Set<number>()
    await read(drawn, (index, input) => {
      if (finder.isRepeated(input)) repeated.add(index)
    })
    for (const index of repeated) left.add(index)
    if (repeated.size === 0 || draw === DRAWS) {
      return { sampled: drawn.filter((index) => !repeated.has(index)), duplicates: left.size }
    }
  }
}

/** Gives the inputs of rows in their order, each read and rendered once. */
function rememberInputs(source: Pick<RowSource, 'listRowsByIndex'>, inputOf: (row: Row) => string) {
  const inputs = new Map<number, string>()
  return async (indices: readonly number[], take: (index: number, input: string) => void) => {
    for (let from = 0; from < indices.length; from += ROWS_PER_READ) {
      const some = indices.slice(from, from + ROWS_PER_READ)
      const missing = some.filter((index) => !inputs.has(index))
      const rows = missing.length === 0 ? new Map<number, Row>() : await source.listRowsByIndex(missing)
      for (const [index, row] of rows) inputs.set(index, inputOf(row))
      for (const index of some) take(index, inputs.get(index) ?? '')
    }
  }
}

export interface PlannedTrial {
  arm: number
  position: number
  rowIndex: number
  requestHash: string
  /** The first trial of the run with this exact request: it asks, the others share its answer. */
  leads: boolean
}

export interface DrawPlan {
  /** Times that each row is asked; the answers are draws of their own. */
  repeats: number
  /** Marks the requests of this run as unlike any other's, so that no kept answer stands for them; null where it may. */
  fresh: string | null
}

/**
 * One trial for each draw, sampled row and arm: all rows once, then all again. `hashOf` renders and hashes the exact
 * request, with a mark that tells it from an equal text that is meant as another draw.
 */
export async function planTrials(
  source: RowSource,
  sampled: readonly number[],
  arms: number,
  { repeats, fresh }: DrawPlan,
  hashOf: (arm: number, row: Row, mark: string | undefined) => string,
): Promise<PlannedTrial[]> {
  const trials: PlannedTrial[] = []
  const asked = new Set<string>()
  const markOf = (draw: number, position: number, arm: number): string | undefined => {
    if (fresh !== null) return `${fresh}:${position}:${arm}`
    return draw === 0 ? undefined : `draw ${draw + 1}`
  }
  for (let place = 0; place < sampled.length * repeats; place += ROWS_PER_READ) {
    const places = Array.from(
      { length: Math.min(ROWS_PER_READ, sampled.length * repeats - place) },
      (_, at) => place + at,
    )
    const indexAt = (position: number) => sampled[position % sampled.length] ?? 0
    const rows = await source.listRowsByIndex([...new Set(places.map(indexAt))])
    for (const position of places) {
      const rowIndex = indexAt(position)
      const row = rows.get(rowIndex)
      if (row === undefined) continue
      const draw = Math.floor(position / sampled.length)
      for (let arm = 0; arm < arms; arm++) {
        const requestHash = hashOf(arm, row, markOf(draw, position, arm))
        trials.push({ arm, position, rowIndex, requestHash, leads: !asked.has(requestHash) })
        asked.add(requestHash)
      }
    }
  }
  return trials
}
