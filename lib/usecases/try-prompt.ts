// Tries a template on rows, or on values of one's own: the same request and the same score as in a run, for text that need
// not be saved.
import { z } from 'zod'
import type { TrainingRow } from '@/lib/core/baseline/nearest-rows'
import { columnWithRole, type Row } from '@/lib/core/dataset/dataset'
import { bindTemplate } from '@/lib/core/prompt/bind-template'
import { overrideVariables } from '@/lib/core/prompt/override-variables'
import { parseVariables } from '@/lib/core/prompt/parse-variables'
import { versionTextSchema } from '@/lib/core/prompt/prompt-version'
import type { TrialScore } from '@/lib/core/run/run'
import type { ModelAnswer, ModelClient } from '@/lib/engine/ports'
import { AppError, ModelError } from '@/lib/errors'
import type { Dataset } from '@/lib/store/datasets'
import { bindArms, createEvaluation, type EvaluationArm, type Roles, renderTraining } from './evaluation'
import { scanDataset } from './plan-run'
import { datasetKeyOf, parametersOf, storedRows } from './prepare-run'
import { requireDataset } from './require-dataset'
import { memoryRows, type RowSource } from './row-source'
import { modelChoiceSchema, type StartRunPorts, startRunSchema } from './start-run'

/** Rows that one request may try; more is what a run is for. */
const MOST_ROWS = 20

export const tryPromptSchema = z.object({
  ...versionTextSchema.shape,
  ...modelChoiceSchema.shape,
  /** What error sentences call the prompt. */
  name: z.string().max(120),
  /** Values of one's own, written as the variables box is; they go before the version's definitions. */
  values: z.string().max(200_000).default(''),
  /** null: there is none, and the text must stand alone. */
  datasetId: z.string().min(1).nullable(),
  /** Empty: nobody's row. The text may then use no column, and its answer isn't judged. */
  rowIndexes: z.array(z.number().int().min(0)).max(MOST_ROWS),
})
export type TryPromptInput = z.output<typeof tryPromptSchema>

export interface TryPromptPorts
  extends Pick<StartRunPorts, 'datasets' | 'pools' | 'aliases' | 'normaliser' | 'readModels'> {
  /** The client of a connection; `training` gives the embedded model its rows. May throw 'model.noKey'. */
  clientFor(connection: TryPromptInput['connection'], training: () => Promise<TrainingRow[]>): Promise<ModelClient>
}

export interface TryResult
  extends TrialScore,
    Pick<ModelAnswer, 'stop' | 'inputTokens' | 'outputTokens' | 'latencyMs'> {
  /** The row's real products, joined by " | "; '' where there are none and a hit can't be told. */
  label: string
  costUsd: number | null
}

/** Rows are named by their index; null is the text that is nobody's row. */
export interface TryOptions {
  signal: AbortSignal
  onText: (row: number | null, text: string) => void
  onDone: (row: number | null, result: TryResult) => void
  /** One row's call failed; the others go on. */
  onFailure: (row: number | null, error: AppError) => void
}

// A try scores as a run does that leaves these settings alone.
const { theta, match } = startRunSchema.shape
const settings = { theta: theta.parse(undefined), match: match.parse(undefined) }

const CALLS_AT_ONCE = 4
const nobody: Row = { index: -1, cells: [] }

/**
 * Renders, asks each row once without retry, scores. Everything that can be known is checked before the first call.
 * Throws as requireDataset, 'notFound.row', 'column.empty', 'template.*', 'variables.*', the signal's reason, and what
 * would fail every further call alike ('model.noKey', 'model.auth', …).
 */
export async function tryPrompt(
  ports: TryPromptPorts,
  sceneId: string,
  input: TryPromptInput,
  options: TryOptions,
): Promise<void> {
  const dataset = input.datasetId === null ? null : await requireDataset(ports.datasets, input.datasetId)
  if (dataset?.sceneId !== sceneId && input.datasetId !== null) throw new AppError('notFound.dataset', {})
  const alone = input.rowIndexes.length === 0
  const table = await ports.readModels()
  const arm: EvaluationArm = {
    ...{ name: input.name, versionKey: 'draft', template: input.template, emptyCells: input.emptyCells },
    variables: overrideVariables(input.variables, input.values),
    ...{ connection: input.connection, model: input.model, parameters: parametersOf(table, input, null) },
  }
  const asked = alone ? [] : (dataset?.columns ?? []).map((column) => column.name)
  bindArms([arm], asked)
  const { source, roles, columns, labels } = await rowsOf(ports, dataset)
  const rows = alone ? new Map([[nobody.index, nobody]]) : await source.listRowsByIndex(input.rowIndexes)
  const missing = input.rowIndexes.find((index) => !rows.has(index))
  if (missing !== undefined) throw new AppError('notFound.row', { row: missing + 1, rows: source.rowCount })

  const pool = await ports.pools.findCurrent(sceneId)
  const evaluationInput = {
    ...settings,
    source: alone ? { ...source, listRowsByIndex: async () => rows } : source,
    ...{ columns: asked, roles, labels, arms: [arm] },
    datasetKey: datasetKeyOf(dataset?.sha256 ?? '', roles),
    poolNames: pool === null ? null : await ports.pools.listProductNames(pool.id),
    aliases: await ports.aliases.list(sceneId),
    normaliser: ports.normaliser,
    costUsd: table.costUsd,
  }
  const evaluation = createEvaluation(evaluationInput)
  const training = () => renderTraining({ source, roles, columns }, trainingArm(arm, input.variables, columns))
  const client = await ports.clientFor(input.connection, training)

  const waiting = alone ? [nobody] : input.rowIndexes.flatMap((index) => rows.get(index) ?? [])
  const ask = async (row: Row): Promise<void> => {
    const place = alone ? null : row.index
    try {
      const answer = await client.complete(evaluation.requestOf(0, row), {
        signal: options.signal,
        onText: (text) => options.onText(place, text),
      })
      const claim = { requestHash: '', trials: [{ id: '', arm: 0, rowIndex: row.index }] }
      const [score] = await evaluation.score(claim, answer)
      if (score === undefined) throw new RangeError('one trial has one score')
      const { stop, inputTokens, outputTokens, latencyMs } = answer
      const label = evaluation.labelsOf(row).join(' | ')
      const costUsd = evaluation.costUsd(0, answer)
      options.onDone(place, { ...score, label, stop, inputTokens, outputTokens, latencyMs, costUsd })
    } catch (error) {
      const ends = error instanceof ModelError && error.failure === 'stop'
      if (options.signal.aborted || ends || !(error instanceof AppError)) {
        waiting.length = 0
        throw error
      }
      options.onFailure(place, error)
    }
  }
  const work = async (): Promise<void> => {
    for (let row = waiting.shift(); row !== undefined; row = waiting.shift()) await ask(row)
  }
  await Promise.all(Array.from({ length: CALLS_AT_ONCE }, work))
}

/** Rows teach by what the version says of them, not by the values of one's own, unless it says nothing without those. */
function trainingArm(arm: EvaluationArm, variables: string, columns: readonly string[]): EvaluationArm {
  const { template, emptyCells } = arm
  const { unbound } = bindTemplate({ template, variables: parseVariables(variables), emptyCells }, columns).problems
  return unbound.length > 0 ? arm : { ...arm, variables }
}

const withoutRoles: Roles = { label: -1, user: null, time: null }

/** A dataset without a label column is asked all the same, and judged by nobody. Throws 'column.empty'. */
async function rowsOf(
  { datasets }: Pick<TryPromptPorts, 'datasets'>,
  dataset: Dataset | null,
): Promise<{ source: RowSource; roles: Roles; columns: string[]; labels: string[] }> {
  if (dataset === null) return { source: memoryRows([]), roles: withoutRoles, columns: [], labels: [] }
  const position = (role: 'user' | 'time') => {
    const at = columnWithRole(dataset.columns, role)
    return at < 0 ? null : at
  }
  const label = columnWithRole(dataset.columns, 'label')
  const roles = { label, user: position('user'), time: position('time') }
  const columns = dataset.columns.map((column) => column.name)
  const source = storedRows(datasets, dataset)
  const labels = label < 0 ? [] : (await scanDataset(source, roles, null, columns[label] ?? '')).labels
  return { source, roles, columns, labels }
}
