// The columns that a Parquet schema makes, and their values as cells.
// Source: Apache Parquet, LogicalTypes.md.
import type { ParquetParsers, SchemaElement, SchemaTree } from 'hyparquet'
import { jsonCell } from '@/lib/core/dataset/json-lines'

export interface ParquetColumn {
  /** Steps from the row to the value. */
  path: string[]
  cell(value: unknown): string
}

/**
 * A column for each value that is no group: members of a group become columns `group.member`; lists, maps and repeated
 * values one column of JSON. `schema` is changed: decimals are then read as the whole numbers that they are stored as, since
 * a double would lose their digits.
 */
export function columnsOfSchema(schema: SchemaTree): ParquetColumn[] {
  return schema.children.flatMap((node) => columnsOf(node, [node.element.name]))
}

function columnsOf(node: SchemaTree, path: string[]): ParquetColumn[] {
  const { element, children } = node
  const repeated = element.repetition_type === 'REPEATED'
  const kind = element.converted_type ?? element.logical_type?.type
  const whole = repeated || kind === 'LIST' || kind === 'MAP' || kind === 'MAP_KEY_VALUE' || kind === 'VARIANT'
  if (whole) return [{ path, cell: nestedCell }]
  if (children.length > 0) return children.flatMap((child) => columnsOf(child, [...path, child.element.name]))
  return [{ path, cell: cellOf(element) }]
}

function cellOf(element: SchemaElement): (value: unknown) => string {
  const { logical_type: logical } = element
  if (element.converted_type === 'DECIMAL' || logical?.type === 'DECIMAL') {
    const scale = element.scale ?? 0
    delete element.converted_type
    delete element.logical_type
    return (value) => (value === null || value === undefined ? '' : decimalText(wholeOf(value), scale))
  }
  if (element.converted_type === 'TIME_MILLIS') return timeCell(1_000)
  if (element.converted_type === 'TIME_MICROS') return timeCell(1_000_000)
  if (logical?.type === 'TIME') return timeCell({ MILLIS: 1e3, MICROS: 1e6, NANOS: 1e9 }[logical.unit])
  if (element.type === 'FLOAT') return (value) => (typeof value === 'number' ? singleText(value) : plainCell(value))
  return plainCell
}

function plainCell(value: unknown): string {
  if (value instanceof Uint8Array) return bytesText(value)
  return typeof value === 'object' && value !== null ? nestedCell(value) : jsonCell(value)
}

const nestedCell = (value: unknown): string =>
  value === null || value === undefined
    ? ''
    : JSON.stringify(value, (_, each: unknown) => {
        if (each instanceof Uint8Array) return bytesText(each)
        if (typeof each !== 'bigint') return each
        return Number.isSafeInteger(Number(each)) ? Number(each) : String(each)
      })

/** Seven digits are all that a single float holds: 0.1 is stored as 0.10000000149. */
const singleText = (value: number): string => String(Number(value.toPrecision(7)))

/** Bytes that are text as text, others in hexadecimal. */
function bytesText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return Buffer.from(bytes).toString('hex')
  }
}

function wholeOf(value: unknown): bigint {
  if (!(value instanceof Uint8Array)) return BigInt(value as number | bigint)
  if (value.length === 0) return 0n
  return BigInt.asIntN(value.length * 8, BigInt(`0x${Buffer.from(value).toString('hex')}`))
}

function decimalText(whole: bigint, scale: number): string {
  if (scale <= 0) return String(whole * 10n ** BigInt(-scale))
  const digits = String(whole < 0n ? -whole : whole).padStart(scale + 1, '0')
  return `${whole < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}

const timeCell =
  (perSecond: number) =>
  (value: unknown): string =>
    value === null || value === undefined ? '' : timestampText(BigInt(value as number | bigint), perSecond).slice(11)

/** `2024-07-30 21:05:00`, with a fraction where there is one; times count as UTC. */
function timestampText(ticks: bigint, perSecond: number): string {
  const unit = BigInt(perSecond)
  const fraction = ((ticks % unit) + unit) % unit
  const seconds = Number((ticks - fraction) / unit)
  const date = new Date(seconds * 1000)
  if (Number.isNaN(date.getTime())) return String(ticks)
  const decimals = String(fraction)
    .padStart(String(unit).length - 1, '0')
    .replace(/0+$/, '')
  const text = date.toISOString().slice(0, 19).replace('T', ' ')
  return decimals === '' ? text : `${text}.${decimals}`
}

/** Times and documents as text, in place of dates and objects. */
export const parquetParsers: Partial<ParquetParsers> = {
  timestampFromMilliseconds: (ticks) => timestampText(BigInt(ticks), 1e3),
  timestampFromMicroseconds: (ticks) => timestampText(BigInt(ticks), 1e6),
  timestampFromNanoseconds: (ticks) => timestampText(BigInt(ticks), 1e9),
  dateFromDays: (days) => timestampText(BigInt(days) * 86_400n, 1).slice(0, 10),
  jsonFromBytes: bytesText,
}
