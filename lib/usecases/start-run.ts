// Starts a run of the web or of the command line with a data folder: checks all that can be known, stores the plan, returns.
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { columnWithRole } from '@/lib/core/dataset/dataset'
import type { Normaliser } from '@/lib/core/matching/normalise'
import { connectionKindSchema, hasBatches } from '@/lib/core/run/connection'
import { type ModelParameters, modelParametersSchema } from '@/lib/core/run/model-parameters'
import type { ModelTable } from '@/lib/core/run/model-table'
import { matchGradeSchema, sampleSpecSchema } from '@/lib/core/run/run'
import { transportSchema } from '@/lib/core/run/transport'
import { requestHash } from '@/lib/engine/request-hash'
import { AppError } from '@/lib/errors'
import type { AliasStore } from '@/lib/store/aliases'
import type { Dataset, DatasetStore } from '@/lib/store/datasets'
import type { PoolStore } from '@/lib/store/pools'
import type { PromptStore } from '@/lib/store/prompts'
import type { RunStore } from '@/lib/store/runs'
import { createEvaluation, type EvaluationArm, type Roles } from './evaluation'
import { planTrials, sampleRows, scanDataset } from './plan-run'
import { scoreBaselines } from './score-baselines'

export const modelChoiceSchema = z.object({
  connection: connectionKindSchema,
  model: z.string().trim().min(1).max(200),
  /** Over the run's maxTokens. */
  parameters: modelParametersSchema.partial().optional(),
})

export const startRunSchema = z.object({
  datasetId: z.string().min(1),
  versionIds: z.array(z.string().min(1)).min(1).max(20),
  models: z.array(modelChoiceSchema).min(1).max(10),
  sample: sampleSpecSchema,
  theta: z.number().min(0).max(1).default(0.8),
  match: matchGradeSchema.default('lexical'),
  concurrency: z.number().int().min(1).max(256).default(8),
  /** null: what is set for each model, else DEFAULT_MAX_TOKENS. */
  maxTokens: modelParametersSchema.shape.maxTokens.nullable().default(null),
  maxCalls: z.number().int().min(1).nullable().default(null),
  budgetUsd: z.number().positive().nullable().default(null),
  repeats: z.number().int().min(1).max(20).default(1),
  reuse: z.boolean().default(true),
  transport: transportSchema.default('live'),
  /** Ends the run once its comparison is decided at this smallest gain that matters; null: never. Two arms only. */
  stopAtGain: z.number().min(0.001).max(0.5).nullable().default(null),
})
export const DEFAULT_MAX_TOKENS = 1024

/** As a form gives it: what is left out takes its default. */
export type StartRunRequest = z.input<typeof startRunSchema>
export type StartRunInput = z.output<typeof startRunSchema>

export interface StartRunPorts {
  aliases: AliasStore
  datasets: DatasetStore
  pools: PoolStore
  prompts: PromptStore
  runs: RunStore
  normaliser: Normaliser
  /** Prices, parameters and limits of models as they stand now. */
  readModels: () => Promise<ModelTable>
}

/** Roles of a dataset as a run takes them. Throws 'column.noLabel'. */
export function rolesOf(dataset: Pick<Dataset, 'columns'>): Roles {
  const position = (role: 'user' | 'time' | 'label') => columnWithRole(dataset.columns, role)
  const orNull = (at: number) => (at < 0 ? null : at)
  const label = position('label')
  if (label < 0) throw new AppError('column.noLabel', {})
  return { label, user: orNull(position('user')), time: orNull(position('time')) }
}

/** Rows of a stored dataset. */
export const storedRows = (datasets: DatasetStore, dataset: Pick<Dataset, 'id' | 'rowCount'>) => ({
  rowCount: dataset.rowCount,
  listRows: (offset: number, limit: number) => datasets.listRows(dataset.id, offset, limit),
  listRowsByIndex: (indices: readonly number[]) => datasets.listRowsByIndex(dataset.id, indices),
})

/** What the embedded model's answers depend on besides the text: the rows, and which columns speak of label, user and time. */
export const datasetKeyOf = (sha256: string, { label, user, time }: Roles): string =>
  `${sha256}:${label},${user},${time}`

/** A model's parameters: what was asked for goes before the run's limit, and this before what is set for the model. */
export const parametersOf = (
  table: ModelTable,
  { connection, model, parameters }: z.output<typeof modelChoiceSchema>,
  maxTokens: number | null,
): ModelParameters => ({
  maxTokens: DEFAULT_MAX_TOKENS,
  ...table.parametersOf(connection, model),
  ...(maxTokens === null ? {} : { maxTokens }),
  ...parameters,
})

// The highest cut-off that a report may be asked for: baselines name as many products, and their ranks are stored.
export const BASELINE_PRODUCTS = 20

/**
 * Stores a run with all its trials and returns its id; nothing is asked yet. `roles` and `poolId` replace the
 * dataset's own and the scene's pool in force (the command line names its columns and files itself). Throws 'notFound.*', 'run.noVersions', 'column.*', 'template.*', 'sample.empty',
 * 'run.noPriceForBudget', 'run.noBatches', 'run.batchRunsThrough'.
 */
export async function startRun(
  ports: StartRunPorts,
  sceneId: string,
  input: StartRunInput,
  given?: { roles?: Roles; poolId?: string | null },
): Promise<string> {
  const { datasets, pools, prompts, runs } = ports
  const dataset = await datasets.find(input.datasetId)
  if (dataset === null || dataset.sceneId !== sceneId) throw new AppError('notFound.dataset', {})
  const versions = await prompts.listVersions(input.versionIds)
  if (versions.length === 0) throw new AppError('run.noVersions', {})
  const table = await ports.readModels()
  checkPrices(table, input)
  checkTransport(input)

  const roles = given?.roles ?? rolesOf(dataset)
  const columns = dataset.columns.map((column) => column.name)
  const arms = versions.flatMap((version) =>
    input.models.map(({ connection, model, parameters }): EvaluationArm & { promptVersionId: string } => ({
      name: `${version.promptName} v${version.number}`,
      promptVersionId: version.id,
      versionKey: version.id,
      template: version.template,
      variables: version.variables,
      emptyCells: version.emptyCells,
      connection,
      model,
      parameters: parametersOf(table, { connection, model, parameters }, input.maxTokens),
    })),
  )
  if (input.stopAtGain !== null && arms.length !== 2) throw new AppError('run.stopNeedsTwo', { arms: arms.length })
  const source = storedRows(datasets, dataset)
  const scan = await scanDataset(source, roles, stratumOf(columns, input.sample.stratum), columns[roles.label] ?? '')
  const sampled = sampleRows(scan, input.sample)
  const poolId = given?.poolId === undefined ? ((await pools.findCurrent(sceneId))?.id ?? null) : given.poolId
  const poolNames = poolId === null ? null : await pools.listProductNames(poolId)
  const evaluation = createEvaluation({
    ...input,
    source,
    columns,
    roles,
    arms,
    poolNames,
    aliases: await ports.aliases.list(sceneId),
    labels: scan.labels,
    datasetKey: datasetKeyOf(dataset.sha256, roles),
    normaliser: ports.normaliser,
    costUsd: table.costUsd,
  })
  const { datasetId, sample, theta, match, concurrency, maxCalls, budgetUsd } = input
  const maxTokens = input.maxTokens ?? DEFAULT_MAX_TOKENS
  const { repeats, reuse, transport, stopAtGain } = input
  const trials = await planTrials(
    source,
    sampled,
    arms.length,
    { repeats, fresh: reuse ? null : randomUUID() },
    (arm, row, mark) => requestHash(evaluation.requestOf(arm, row), mark),
  )
  const caps = { concurrency, maxTokens, maxCalls, budgetUsd, repeats, reuse, transport, stopAtGain }
  const settings = { datasetId, sample, theta, match, ...caps }
  return await runs.create(
    {
      ...settings,
      sceneId,
      poolId,
      roles,
      sampledRows: sampled.length,
      baselines: scoreBaselines(scan, sampled, evaluation.matcher, input.theta, BASELINE_PRODUCTS),
      arms: arms.map(({ name, promptVersionId, connection, model, parameters }, arm) => ({
        arm,
        name,
        promptVersionId,
        connection,
        model,
        parameters,
      })),
    },
    trials,
  )
}

function checkPrices({ costUsd }: ModelTable, { models, budgetUsd }: StartRunInput): void {
  if (budgetUsd === null) return
  const nothing = { inputTokens: 0, outputTokens: 0 }
  const unpriced = models.find(({ connection, model }) => costUsd(connection, model, nothing) === null)
  if (unpriced !== undefined) throw new AppError('run.noPriceForBudget', { model: unpriced.model })
}

/** Throws where a run can't go through batches: 'run.noBatches' naming a model, 'run.batchRunsThrough'. */
export function checkTransport({
  transport,
  models,
  stopAtGain,
}: Pick<StartRunInput, 'transport' | 'stopAtGain'> & {
  models: readonly { connection: string; model: string }[]
}): void {
  if (transport === 'live') return
  const without = models.find(({ connection }) => !hasBatches(connection))
  if (without !== undefined) throw new AppError('run.noBatches', { model: without.model })
  if (stopAtGain !== null) throw new AppError('run.batchRunsThrough', {})
}

function stratumOf(columns: readonly string[], stratum: string | undefined): number | null {
  if (stratum === undefined) return null
  const position = columns.indexOf(stratum)
  if (position < 0) throw new AppError('column.missing', { column: stratum, available: columns.join(', ') })
  return position
}
