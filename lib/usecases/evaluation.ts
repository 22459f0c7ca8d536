// One evaluation: versions × models on sampled rows, with everything that turns a row into a request and an answer into
// a score. The web's runs and the command line build the same one, from the store or from memory.
import { TRAINING_LIMIT, type TrainingRow } from '@/lib/core/baseline/nearest-rows'
import type { Row } from '@/lib/core/dataset/dataset'
import { parseTime } from '@/lib/core/dataset/parse-time'
import { createAliasMatcher, type ProductAlias } from '@/lib/core/matching/alias-matcher'
import type { Matcher } from '@/lib/core/matching/matcher'
import type { Normaliser } from '@/lib/core/matching/normalise'
import { type Binding, bindTemplate, type EmptyCells } from '@/lib/core/prompt/bind-template'
import { parseVariables } from '@/lib/core/prompt/parse-variables'
import { renderParts, renderTemplate } from '@/lib/core/prompt/render-template'
import { requireBound } from '@/lib/core/prompt/require-bound'
import type { ModelParameters } from '@/lib/core/run/model-parameters'
import type { CostUsd } from '@/lib/core/run/model-table'
import type { MatchGrade } from '@/lib/core/run/run'
import { parseAnswer } from '@/lib/core/scoring/parse-answer'
import { missScore, scoreAnswer, splitLabels } from '@/lib/core/scoring/score-answer'
import type { ModelRequest, RunWorkload } from '@/lib/engine/ports'
import { AppError } from '@/lib/errors'
import { eachRow, type RowSource } from './row-source'

/** Column positions of a run; null where the dataset has no such column. */
export interface Roles {
  label: number
  user: number | null
  time: number | null
}

export interface EvaluationArm {
  /** What the report calls it. */
  name: string
  versionKey: string
  template: string
  variables: string
  emptyCells: EmptyCells
  connection: string
  model: string
  parameters: ModelParameters
}

export interface EvaluationInput {
  source: RowSource
  columns: readonly string[]
  roles: Roles
  /** Stands for the dataset in the hash of what the embedded model is asked. */
  datasetKey: string
  arms: readonly EvaluationArm[]
  /** Product names of the candidate pool; null without one. */
  poolNames: readonly string[] | null
  /** Other names of products, which count as the product in labels and answers. */
  aliases?: readonly ProductAlias[] | undefined
  /** Labels that occur in the dataset: real names that f weighs n-grams by, beside the pool's. */
  labels: readonly string[]
  match: MatchGrade
  theta: number
  normaliser: Normaliser
  costUsd: CostUsd
}

export interface Evaluation extends RunWorkload {
  matcher: Matcher
  /** The exact request of an arm on a row. */
  requestOf(arm: number, row: Row): ModelRequest
  labelsOf(row: Row): string[]
  /** What of the row reaches the model: the values of every arm's variables, without the words around them. */
  inputOf(row: Row): string
}

/** Resolves every arm's variables. Throws 'template.empty', 'template.unbound' naming the variables and near misses. */
export function bindArms(
  arms: readonly Omit<EvaluationArm, 'connection' | 'model' | 'parameters'>[],
  columns: readonly string[],
): Binding[] {
  return arms.map(({ name, template, variables, emptyCells }) => {
    if (template.trim() === '') throw new AppError('template.empty', { name })
    const { binding, problems } = bindTemplate({ template, variables: parseVariables(variables), emptyCells }, columns)
    requireBound(name, problems)
    return binding
  })
}

const DAY_MS = 86_400_000

export function createEvaluation(input: EvaluationInput): Evaluation {
  const { source, roles, arms, poolNames, theta, labels, aliases } = input
  const bindings = bindArms(arms, input.columns)
  const matcher = createAliasMatcher(input.match, poolNames ?? labels, input.normaliser, { labels, aliases })
  const labelsOf = (row: Row) => splitLabels(row.cells[roles.label] ?? '')

  const readRows = rememberRows(source)

  const requestOf = (arm: number, row: Row): ModelRequest => {
    const { connection, model, versionKey, parameters } = at(arms, arm)
    const text = renderTemplate(at(bindings, arm), row.cells)
    const request: ModelRequest = { connection, model, parameters, text }
    return connection === 'embedded'
      ? { ...request, scope: scopeOf(roles, row, `${input.datasetKey}/${versionKey}`) }
      : request
  }

  return {
    matcher,
    requestOf,
    labelsOf,
    inputOf: (row) => [...new Set(bindings.map((binding) => valuesOf(binding, row)))].join('\n'),

    async requests(claims) {
      const rows = await readRows(claims.flatMap((claim) => claim.trials.slice(0, 1).map((trial) => trial.rowIndex)))
      return claims.map((claim) => {
        const trial = at(claim.trials, 0)
        return requestOf(trial.arm, rowAt(rows, trial.rowIndex))
      })
    },

    async score(claim, answer) {
      if (answer.stop === 'refusal') return claim.trials.map(() => missScore('refused'))
      const products = parseAnswer(answer.text).products.map((product) => product.name)
      const rows = await readRows(claim.trials.map((trial) => trial.rowIndex))
      return claim.trials.map((trial) =>
        scoreAnswer({
          products,
          labels: labelsOf(rowAt(rows, trial.rowIndex)),
          matcher,
          theta,
          pool: poolNames !== null,
        }),
      )
    },

    costUsd: (arm, answer) => {
      const { connection, model } = at(arms, arm)
      return input.costUsd(connection, model, answer)
    },
  }
}

const valuesOf = (binding: Binding, row: Row): string =>
  renderParts(binding, row.cells)
    .flatMap(({ kind, text }) => (kind === 'value' ? [text] : []))
    .join('\n')

// More than the calls under way at any time, so that a row is read once for its request and its score.
const REMEMBERED_ROWS = 2048

/** Reads rows, keeping the latest ones at hand: scoring one answer must not cost a query of its own. */
function rememberRows(source: RowSource): (indices: readonly number[]) => Promise<ReadonlyMap<number, Row>> {
  const kept = new Map<number, Row>()
  return async (indices) => {
    const missing = indices.filter((index) => !kept.has(index))
    const read = missing.length === 0 ? new Map<number, Row>() : await source.listRowsByIndex(missing)
    const rows = new Map(
      indices.flatMap((index) => {
        const row = read.get(index) ?? kept.get(index)
        return row === undefined ? [] : [[index, row] as const]
      }),
    )
    for (const [index, row] of read) kept.set(index, row)
    for (const index of kept.keys()) {
      if (kept.size <= REMEMBERED_ROWS) break
      kept.delete(index)
    }
    return rows
  }
}

/**
 * What the embedded model may know of a row besides its text. With a time column only rows of earlier days count, which
 * leaves the row itself out too, so that equal texts of one day and user are one request.
 */
function scopeOf(roles: Roles, row: Row, version: string): NonNullable<ModelRequest['scope']> {
  const user = userOf(roles, row)
  const time = timeOf(roles, row)
  const before = time === null ? null : new Date(time - (((time % DAY_MS) + DAY_MS) % DAY_MS)).toISOString()
  return { version, user, before, rowIndex: user === null && before === null ? row.index : -1 }
}

export const userOf = (roles: Roles, row: Row): string | null =>
  roles.user === null ? null : row.cells[roles.user] || null
export const timeOf = (roles: Roles, row: Row): number | null =>
  roles.time === null ? null : parseTime(row.cells[roles.time] ?? '')

/** The training rows of an arm's version, rendered by its own template: what the embedded model learns from. */
export async function renderTraining(
  input: Pick<EvaluationInput, 'source' | 'roles' | 'columns'>,
  arm: EvaluationArm,
): Promise<TrainingRow[]> {
  const { source, roles, columns } = input
  const [binding] = bindArms([arm], columns)
  if (binding === undefined) return []
  const rows: TrainingRow[] = []
  for await (const row of eachRow(source)) {
    const [label] = splitLabels(row.cells[roles.label] ?? '')
    if (label === undefined) continue
    rows.push({
      text: renderTemplate(binding, row.cells),
      user: userOf(roles, row),
      timeMs: timeOf(roles, row),
      rowIndex: row.index,
      label,
    })
    if (rows.length >= 2 * TRAINING_LIMIT) dropOldest(rows)
  }
  dropOldest(rows)
  return rows
}

function dropOldest(rows: TrainingRow[]): void {
  if (rows.length <= TRAINING_LIMIT) return
  rows.sort((x, y) => (x.timeMs ?? 0) - (y.timeMs ?? 0) || x.rowIndex - y.rowIndex)
  rows.splice(0, rows.length - TRAINING_LIMIT)
}

function at<T>(items: readonly T[], place: number): T {
  const item = items[place]
  if (item === undefined) throw new RangeError(`no item at ${place} of ${items.length}`)
  return item
}

function rowAt(rows: ReadonlyMap<number, Row>, index: number): Row {
  const row = rows.get(index)
  if (row === undefined) throw new RangeError(`row ${index} is not in the dataset`)
  return row
}
