// Tries a template on one row: the same request and the same score as in a run, for text that need not be saved.
import { z } from 'zod'
import type { TrainingRow } from '@/lib/core/baseline/nearest-rows'
import { bindTemplate } from '@/lib/core/prompt/bind-template'
import { parseVariables } from '@/lib/core/prompt/parse-variables'
import { versionTextSchema } from '@/lib/core/prompt/prompt-version'
import { requireBound } from '@/lib/core/prompt/require-bound'
import type { TrialScore } from '@/lib/core/run/run'
import type { CompleteOptions, ModelAnswer, ModelClient } from '@/lib/engine/ports'
import { AppError } from '@/lib/errors'
import { createEvaluation, type EvaluationArm, renderTraining } from './evaluation'
import { scanDataset } from './plan-run'
import { datasetKeyOf, parametersOf, rolesOf, storedRows } from './prepare-run'
import { modelChoiceSchema, type StartRunPorts, startRunSchema } from './start-run'

export const tryPromptSchema = z.object({
  ...versionTextSchema.shape,
  ...modelChoiceSchema.shape,
  /** What error sentences call the prompt. */
  name: z.string().max(120),
  datasetId: z.string().min(1),
  rowIndex: z.number().int().min(0),
})
export type TryPromptInput = z.output<typeof tryPromptSchema>

export interface TryPromptPorts extends Pick<StartRunPorts, 'datasets' | 'pools' | 'normaliser' | 'readModels'> {
  /** The client of a connection; `training` gives the embedded model its rows. May throw 'model.noKey'. */
  clientFor(connection: TryPromptInput['connection'], training: () => Promise<TrainingRow[]>): Promise<ModelClient>
}

export interface TryResult
  extends TrialScore,
    Pick<ModelAnswer, 'stop' | 'inputTokens' | 'outputTokens' | 'latencyMs'> {
  /** The row's real products, joined by " | "; '' where the row has none and a hit can't be told. */
  label: string
  costUsd: number | null
}

// A try scores as a run does that leaves these settings alone.
const { theta, match } = startRunSchema.shape
const settings = { theta: theta.parse(undefined), match: match.parse(undefined) }

/**
 * Renders, asks once without retry, scores. Everything that can be known is checked before the call.
 * Throws 'notFound.dataset', 'notFound.row', 'column.*', 'template.*', 'variables.*', 'model.*', or the signal's reason.
 */
export async function tryPrompt(
  ports: TryPromptPorts,
  sceneId: string,
  input: TryPromptInput,
  options: CompleteOptions,
): Promise<TryResult> {
  const { datasets, pools, normaliser } = ports
  const dataset = await datasets.find(input.datasetId)
  if (dataset === null || dataset.sceneId !== sceneId) throw new AppError('notFound.dataset', {})
  const roles = rolesOf(dataset)
  const columns = dataset.columns.map((column) => column.name)
  const source = storedRows(datasets, dataset)
  const row = (await source.listRowsByIndex([input.rowIndex])).get(input.rowIndex)
  if (row === undefined) throw new AppError('notFound.row', { row: input.rowIndex + 1, rows: dataset.rowCount })

  const { template, variables, emptyCells, connection, model, name } = input
  const bound = bindTemplate({ template, variables: parseVariables(variables), emptyCells }, columns)
  requireBound(name, bound.problems)

  const [pool, table] = await Promise.all([pools.findCurrent(sceneId), ports.readModels()])
  const arm: EvaluationArm = {
    ...{ name, versionKey: 'draft', template, variables, emptyCells },
    ...{ connection, model, parameters: parametersOf(table, input, null) },
  }
  const evaluationInput = {
    ...settings,
    source,
    columns,
    roles,
    datasetKey: datasetKeyOf(dataset.sha256, roles),
    arms: [arm],
    poolNames: pool === null ? null : await pools.listProductNames(pool.id),
    labels: (await scanDataset(source, roles, null, columns[roles.label] ?? '')).labels,
    normaliser,
    costUsd: table.costUsd,
  }
  const evaluation = createEvaluation(evaluationInput)
  const client = await ports.clientFor(connection, () => renderTraining(evaluationInput, arm))
  const answer = await client.complete(evaluation.requestOf(0, row), options)
  const claim = { requestHash: '', trials: [{ id: '', arm: 0, rowIndex: row.index }] }
  const [score] = await evaluation.score(claim, answer)
  if (score === undefined) throw new RangeError('one trial has one score')
  const { stop, inputTokens, outputTokens, latencyMs } = answer
  return {
    ...score,
    label: evaluation.labelsOf(row).join(' | '),
    stop,
    inputTokens,
    outputTokens,
    latencyMs,
    costUsd: evaluation.costUsd(0, answer),
  }
}
