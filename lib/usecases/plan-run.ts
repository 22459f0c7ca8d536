// Plans a run: which rows, which trials in which order, and what the baselines would have named on the same rows.
import type { Row } from '@/lib/core/dataset/dataset'
import type { SampleSpec } from '@/lib/core/run/run'
import { drawSample } from '@/lib/core/sampling/draw-sample'
import { eligibleRows } from '@/lib/core/sampling/eligible-rows'
import { splitLabels } from '@/lib/core/scoring/score-answer'
import { AppError } from '@/lib/errors'
import { type Roles, timeOf, userOf } from './evaluation'
import { eachRow, type RowSource } from './row-source'

/** What the whole dataset tells a plan; one pass, without the cells that no plan needs. */
export interface DatasetScan {
  rows: { index: number; user: string | null; time: number | null; stratum: string | null; label: string }[]
  /** Distinct labels, most frequent first. */
  labels: string[]
}

/** Reads every row once. `stratum` is a column position or null. Throws 'column.empty' when no row has a label. */
export async function scanDataset(
  source: RowSource,
  roles: Roles,
  stratum: number | null,
  labelName: string,
): Promise<DatasetScan> {
  const rows: DatasetScan['rows'] = []
  const counts = new Map<string, number>()
  for await (const row of eachRow(source)) {
    const label = row.cells[roles.label]?.trim() ?? ''
    for (const name of splitLabels(label)) counts.set(name, (counts.get(name) ?? 0) + 1)
    const value = stratum === null ? null : (row.cells[stratum] ?? '')
    rows.push({ index: row.index, user: userOf(roles, row), time: timeOf(roles, row), stratum: value, label })
  }
  if (counts.size === 0) throw new AppError('column.empty', { column: labelName })
  const labels = [...counts].sort((x, y) => y[1] - x[1]).map(([name]) => name)
  return { rows, labels }
}

/** The sampled rows in the order of the run. Rows without a label can't be judged and are never drawn. */
export function sampleRows(scan: DatasetScan, sample: SampleSpec): number[] {
  return drawSample(sample, eligibleRows(sample, scan.rows))
}

export interface PlannedTrial {
  arm: number
  position: number
  rowIndex: number
  requestHash: string
  /** The first trial of the run with this exact request: it asks, the others share its answer. */
  leads: boolean
}

const ROWS_PER_READ = 500

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
