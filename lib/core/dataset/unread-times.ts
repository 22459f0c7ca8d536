// What stands in the time column and is no time.
import type { Column } from './dataset'
import { parseTime } from './parse-time'

/** Of the most frequent values of the time column, those that hold no time: rows with them count as rows without time. Null where all do. */
export function unreadTimes(columns: readonly Column[]): { column: string; values: string[] } | null {
  const time = columns.find(({ role }) => role === 'time')
  const values = time?.topValues.filter((value) => parseTime(value) === null) ?? []
  return time === undefined || values.length === 0 ? null : { column: time.name, values }
}
