// Day-N coverage of a stored dataset: what inference on the days before would have served.
import { setImmediate as nextTurn } from 'node:timers/promises'
import { type CoveragePoint, coverageCurve, type DatedRequest } from '@/lib/core/dataset/coverage-curve'
import { columnWithRole } from '@/lib/core/dataset/dataset'
import { parseTime } from '@/lib/core/dataset/parse-time'
import { hash32 } from '@/lib/core/sampling/random'
import type { DatasetStore } from '@/lib/store/datasets'
import { requireDataset } from './require-dataset'

const DAY_MS = 86_400_000
const ROWS_PER_READ = 2000

export interface DayCoverage {
  /** Roles that the curve needs and no column has; with any, nothing was read. */
  missing: ('user' | 'time')[]
  curve: CoveragePoint[]
  /** Rows with a time, and the days that they lie on. */
  requests: number
  days: number
  /** Rows without a readable time: they are left out. */
  undated: number
}

/** Two hashes in one number below 2^53: a dataset of a million rows has no collision to speak of. */
const keyOf = (text: string): number => hash32(text) * 2 ** 21 + (hash32(`2:${text}`) >>> 11)

/**
 * Days are calendar days of the time as it is written (UTC where a zone is named). Inputs are equal where all feature cells are. Reads
 * every row and keeps three numbers of each. Throws as requireDataset.
 */
export async function dayCoverage(datasets: DatasetStore, id: string): Promise<DayCoverage> {
  const dataset = await requireDataset(datasets, id)
  const { columns, rowCount } = dataset
  const [userAt, timeAt] = [columnWithRole(columns, 'user'), columnWithRole(columns, 'time')]
  const missing = [...(userAt < 0 ? (['user'] as const) : []), ...(timeAt < 0 ? (['time'] as const) : [])]
  if (missing.length > 0) return { missing, curve: [], requests: 0, days: 0, undated: 0 }
  const features = [...columns.keys()].filter((at) => columns[at]?.role === 'feature')
  const requests: DatedRequest[] = []
  for (let from = 0; from < rowCount; from += ROWS_PER_READ) {
    for (const { cells } of await datasets.listRows(id, from, ROWS_PER_READ)) {
      const time = parseTime(cells[timeAt] ?? '')
      const user = cells[userAt]?.trim() ?? ''
      if (time === null) continue
      requests.push({
        day: Math.floor(time / DAY_MS),
        user: user === '' ? null : keyOf(user),
        input: keyOf(JSON.stringify(features.map((at) => cells[at]))),
      })
    }
    await nextTurn()
  }
  return {
    missing: [],
    curve: coverageCurve(requests),
    requests: requests.length,
    days: new Set(requests.map(({ day }) => day)).size,
    undated: rowCount - requests.length,
  }
}
