// What the tried rows say of a side, as a reviser and a judge are told it.
import type { PreviewDataset } from '@/components/prompt/prompt-text'
import type { Attempt } from '@/components/prompt/use-attempts'
import type { Row } from '@/lib/core/dataset/dataset'
import { overrideDefinitions } from '@/lib/core/prompt/override-variables'
import { type VariableValue, variableValues } from '@/lib/core/prompt/variable-values'
import type { JudgeCase } from '@/lib/core/prompt/writer/judge-request'
import type { RevisionCase } from '@/lib/core/prompt/writer/revision-request'
import type { MissEvidence, MissedRow } from '@/lib/usecases/miss-evidence'
import type { TryResult } from '@/lib/usecases/try-prompt'
import { isDirty, isStale, type Side, type Sides } from './desk-side'

export type Lane = ReadonlyMap<number | null, Attempt>

interface Place {
  dataset: PreviewDataset | null
  rows: readonly Row[]
}

const MOST_CASES = 20
const MOST_CHARACTERS = 20_000

function valuesOf({ text, values }: Side, row: Row | undefined, columns: readonly string[]): VariableValue[] {
  const version = { ...text, variables: overrideDefinitions(text.variables, values) }
  return variableValues(version, columns, row?.cells ?? []).map(({ name, value }) => ({
    name: name.slice(0, 200),
    value: value.slice(0, MOST_CHARACTERS),
  }))
}

function outcomeOf({ outcome, label, hitRank }: TryResult): RevisionCase['outcome'] {
  if (outcome === 'unparseable' || outcome === 'refused') return outcome
  if (label === '') return 'unjudged'
  return hitRank > 0 ? 'hit' : 'miss'
}

/** Answered attempts of the text as it stands, in the order of their rows. */
function answered(lane: Lane, side: Side, { dataset }: Place): (Attempt & { result: TryResult })[] {
  return [...lane.values()]
    .flatMap((attempt) => (attempt.result === null ? [] : [{ ...attempt, result: attempt.result }]))
    .filter((attempt) => !isStale(attempt, side, dataset?.id ?? null))
    .sort((x, y) => (x.rowIndex ?? -1) - (y.rowIndex ?? -1))
}

/** Whether the misses of a run were made with just what stands on a side. */
export const speaksOf = ({ versionId }: MissEvidence, side: Side): boolean =>
  side.version?.id === versionId && !isDirty(side)

/**
 * The rows on which a side was asked with the text that it has now, misses first where there are too many, then misses of a
 * run on other rows.
 */
export function revisionCases(lane: Lane, side: Side, place: Place, misses: readonly MissedRow[] = []): RevisionCase[] {
  const columns = place.dataset?.columns.map(({ name }) => name) ?? []
  const tried = answered(lane, side, place)
  const cases = tried.map(({ rowIndex, text, result }) => ({
    values: valuesOf(
      side,
      place.rows.find((row) => row.index === rowIndex),
      columns,
    ),
    answer: text.slice(0, MOST_CHARACTERS),
    products: result.products.slice(0, 100).map((name) => name.slice(0, 2000)),
    outcome: outcomeOf(result),
    label: result.label.slice(0, 2000),
    nearest: result.bestProduct.slice(0, 2000),
    degree: result.degree,
  }))
  const isHit = ({ outcome }: RevisionCase): number => (outcome === 'hit' ? 1 : 0)
  const rows = new Set(tried.map(({ rowIndex }) => rowIndex))
  return [
    ...cases.sort((x, y) => isHit(x) - isHit(y)).slice(0, MOST_CASES),
    ...misses.flatMap((miss) => (rows.has(miss.rowIndex) ? [] : [miss.case])),
  ]
}

export interface JudgedRow {
  rowIndex: number | null
  case: JudgeCase
}

/**
 * The rows on which both sides were asked with the texts that they have now, and answered something, then misses of a run on
 * other rows.
 */
export function judgeCases(
  lanes: readonly [Lane, Lane],
  sides: Sides,
  place: Place,
  misses: readonly MissedRow[] = [],
): JudgedRow[] {
  const columns = place.dataset?.columns.map(({ name }) => name) ?? []
  const right = new Map(answered(lanes[1], sides[1], place).map((attempt) => [attempt.rowIndex, attempt]))
  const tried = answered(lanes[0], sides[0], place).flatMap(({ rowIndex, text }) => {
    const other = right.get(rowIndex)?.text ?? ''
    if (text.trim() === '' || other.trim() === '') return []
    const row = place.rows.find(({ index }) => index === rowIndex)
    // A judge sees what either prompt was told of the user.
    const told = [...valuesOf(sides[0], row, columns), ...valuesOf(sides[1], row, columns)]
    const values = [...new Map(told.map((one) => [JSON.stringify(one), one])).values()]
    const cut = (answer: string) => answer.slice(0, MOST_CHARACTERS)
    return [{ rowIndex, case: { values, answers: [cut(text), cut(other)] as [string, string] } }]
  })
  const rows = new Set(tried.map(({ rowIndex }) => rowIndex))
  const missed = misses.flatMap(({ rowIndex, case: { values, answer }, otherAnswer }): JudgedRow[] =>
    rows.has(rowIndex) || answer.trim() === '' || otherAnswer.trim() === ''
      ? []
      : [{ rowIndex, case: { values, answers: [otherAnswer, answer] } }],
  )
  return [...tried, ...missed].slice(0, MOST_CASES)
}
