// Reads the time in a cell, in the forms that warehouses and Excel write.

// Year first, so that day and month can't be mixed up. The zone is optional; a time without zone counts as UTC.
const DATE = String.raw`(\d{4})(?:-|\/|\.|年)(\d{1,2})(?:-|\/|\.|月)(\d{1,2})日?`
const CLOCK = String.raw`(\d{1,2})(?:[:时点])(?:(\d{1,2})分?(?:[:]?(\d{1,2})(?:[.,](\d{1,9}))?秒?)?)?`
const WRITTEN = new RegExp(
  String.raw`^${DATE}(?:(?:[T,]|\s)?\s*${CLOCK})?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?$`,
  'iu',
)
// The month by its English name, so that day and month can't be mixed up either: 30 Jul 2024, 30-Jul-2024, July 30, 2024.
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH = String.raw`(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?`
const NAMED = new RegExp(
  String.raw`^(?:[a-z]{3,9},? )?(?:(\d{1,2})[ -]${MONTH}[ ,-]\s?(\d{4})|${MONTH} (\d{1,2}),? (\d{4}))(?:,?\s+${CLOCK}\s?([ap]m)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$`,
  'iu',
)
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:[T ]?(\d{2})(\d{2})(\d{2})?)?$/u
// What there is nothing to normalise of.
const ASCII = /^[\x20-\x7e]*$/u
const EPOCH_SECONDS = /^\d{10}(?:\.\d+)?$/u
const EPOCH_MS = /^\d{13}$/u

/** Year, month, day and clock out of a date with a month's name. */
function namedParts(named: RegExpExecArray): (string | undefined)[] | null {
  const [day, month, year] = named[1] === undefined ? [named[5], named[4], named[6]] : named.slice(1, 4)
  const [hour, half] = [named[7], named[11]?.toLowerCase()]
  if (half !== undefined && !(Number(hour) >= 1 && Number(hour) <= 12)) return null
  const hours = half === undefined ? hour : String((Number(hour) % 12) + (half === 'pm' ? 12 : 0))
  return [year, String(MONTHS.indexOf((month ?? '').toLowerCase()) + 1), day, hours, ...named.slice(8, 11)]
}

/** True for a date with an English month's name, whatever numbers stand in it. */
export const isNamedDate = (text: string): boolean => NAMED.test(text)

function zoneOffsetMs(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})?$/u.exec(zone) ?? []
  const offset = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000
  return sign === '-' ? -offset : offset
}

/** Epoch ms UTC, or null where the numbers are no date or no time of day (24:00:00 is the next midnight). */
function toEpochMs(parts: readonly (string | undefined)[]): number | null {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(0, 6)
    .map((part) => Number(part ?? 0))
  if (year < 1000 || hour > 24 || minute > 59 || second > 59 || (hour === 24 && minute + second > 0)) return null
  const midnight = new Date(Date.UTC(year, month - 1, day))
  if (midnight.getUTCMonth() !== month - 1 || midnight.getUTCDate() !== day) return null
  const fractionMs = Math.floor(Number(`0.${parts[6] ?? 0}`) * 1000)
  return midnight.getTime() + ((hour * 60 + minute) * 60 + second) * 1000 + fractionMs
}

/**
 * Epoch milliseconds (UTC) of a cell, or null where it holds no time. Reads ISO 8601, `2024-07-30 21:05:00`, `2024/7/30`,
 * `2024.7.30`, `20240730`, `20240730210500`, `2024年7月30日 21:05`, `21时5分`, epoch seconds (10 digits) and milliseconds
 * (13 digits), full-width digits too, and English names of months: `30 Jul 2024`, `July 30, 2024 9:05 PM`. A time without zone counts as UTC. Day-first and month-first dates are not guessed.
 */
export function parseTime(cell: string): number | null {
  const text = (ASCII.test(cell) ? cell : cell.normalize('NFKC')).trim()
  if (EPOCH_MS.test(text)) return Number(text)
  if (EPOCH_SECONDS.test(text)) return Math.round(Number(text) * 1000)
  const compact = COMPACT.exec(text)
  if (compact !== null) return toEpochMs(compact.slice(1))
  const written = WRITTEN.exec(text)
  const named = written === null ? NAMED.exec(text) : null
  const parts = written?.slice(1, 8) ?? (named === null ? null : namedParts(named))
  const epochMs = parts === null ? null : toEpochMs(parts)
  return epochMs === null ? null : epochMs - zoneOffsetMs(written?.[8] ?? named?.[12] ?? '')
}
