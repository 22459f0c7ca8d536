// Plans a run: which rows, which trials in which order, and what the baselines would have named on the same rows.
import type { Row } from '@/lib/core/dataset/dataset'
import type { SampleSpec } from '@/lib/core/run/run'
import { drawSample } from '@/lib/core/sampling/draw-sample'
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
  return drawSample(
    sample,
    scan.rows.filter((row) => row.label !== ''),
  )
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

/** One trial for each sampled row and arm, row by row. `hashOf` renders and hashes the exact request. */
export async function planTrials(
  source: RowSource,
  sampled: readonly number[],
  arms: number,
  hashOf: (arm: number, row: Row) => string,
): Promise<PlannedTrial[]> {
  const trials: PlannedTrial[] = []
  const asked = new Set<string>()
  for (let start = 0; start < sampled.length; start += ROWS_PER_READ) {
    const indices = sampled.slice(start, start + ROWS_PER_READ)
    const rows = await source.listRowsByIndex(indices)
    for (const [offset, rowIndex] of indices.entries()) {
      const row = rows.get(rowIndex)
      if (row === undefined) continue
      for (let arm = 0; arm < arms; arm++) {
        const requestHash = hashOf(arm, row)
        trials.push({ arm, position: start + offset, rowIndex, requestHash, leads: !asked.has(requestHash) })
        asked.add(requestHash)
      }
    }
  }
  return trials
}
