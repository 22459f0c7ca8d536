// Which rows of a dataset a sample may be drawn from at all.
import { AppError } from '@/lib/errors'
import type { SampleSpec } from '../run/run'
import type { SampleRow } from './draw-sample'
import { splitOf } from './split'

const DAY_MS = 86_400_000

type Rule = (rows: readonly SampleRow[], spec: Pick<SampleSpec, 'days'>) => readonly SampleRow[]

const rules: Partial<Record<SampleSpec['strategy'], Rule>> = {
  days: (rows, { days = 1 }) => {
    const dayOf = (time: number) => Math.floor(time / DAY_MS)
    const latest = rows.reduce<number | null>(
      (last, { time }) => (time === null || (last !== null && last > time) ? last : time),
      null,
    )
    if (latest === null) throw new AppError('sample.noTime', {})
    const first = dayOf(latest) - days + 1
    return rows.filter(({ time }) => time !== null && dayOf(time) >= first)
  },
  cold: (rows) => {
    const earliest = new Map<string, number>()
    for (const { user, time } of rows) {
      if (user !== null && time !== null && time < (earliest.get(user) ?? Number.POSITIVE_INFINITY))
        earliest.set(user, time)
    }
    if (rows.every(({ time }) => time === null)) throw new AppError('sample.noTime', {})
    if (earliest.size === 0) throw new AppError('sample.noUser', {})
    return rows.filter(({ user, time }) => user !== null && time !== null && time === earliest.get(user))
  },
}

/**
 * Of all rows of a dataset those with a label, of the split's users, and by strategy:
 * - days: of the latest N calendar days, counted back from the day of the latest row;
 * - cold: those before which the dataset knows nothing of their user: the user's first (several at the same moment, all).
 * Throws 'sample.noTime' and 'sample.noUser' where a strategy has nothing to go by.
 */
export function eligibleRows(
  spec: Pick<SampleSpec, 'strategy' | 'days' | 'split'>,
  rows: readonly SampleRow[],
): SampleRow[] {
  const kept = rules[spec.strategy]?.(rows, spec) ?? rows
  return kept.filter(
    ({ label, user, index }) => label !== '' && (spec.split === undefined || splitOf(user, index) === spec.split),
  )
}
