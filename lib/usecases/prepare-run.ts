// What a run will be, before anything is stored or asked: checked choices, sampled rows, arms bound to their columns.
import type { z } from 'zod'
import { learntColumns } from '@/lib/core/baseline/baselines'
import { columnWithRole } from '@/lib/core/dataset/dataset'
import { hasBatches } from '@/lib/core/run/choices'
import { DEFAULT_MAX_TOKENS, type ModelParameters } from '@/lib/core/run/model-parameters'
import type { ModelTable } from '@/lib/core/run/model-table'
import { AppError } from '@/lib/errors'
import type { Dataset, DatasetStore } from '@/lib/store/datasets'
import { createEvaluation, type EvaluationArm, type Roles } from './evaluation'
import { checkBestOf, searchSample } from './plan-best-of'
import { drawRows, scanDataset } from './plan-run'
import { requireDataset } from './require-dataset'
import type { modelChoiceSchema, StartRunInput, StartRunPorts } from './start-run'

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

/**
 * Checks a choice as far as it can be known without a call. `roles` and `poolId` replace the dataset's own and the scene's
 * pool in force (the command line names its columns and files itself). Throws 'notFound.*', 'run.noVersions', 'column.*',
 * 'template.*', 'sample.*', 'run.noPriceForBudget', 'run.noBatches', 'run.batchRunsThrough', 'run.stopNeedsTwo', 'run.bestOf*'.
 */
export async function prepareRun(
  ports: Omit<StartRunPorts, 'runs'>,
  sceneId: string,
  input: StartRunInput,
  given?: { roles?: Roles; poolId?: string | null },
) {
  const { datasets, pools, prompts } = ports
  const dataset = await requireDataset(datasets, input.datasetId)
  if (dataset.sceneId !== sceneId) throw new AppError('notFound.dataset', {})
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
  if (input.bestOf !== null) checkBestOf(arms.length, input)
  else if (input.stopAtGain !== null && arms.length !== 2) throw new AppError('run.stopNeedsTwo', { arms: arms.length })
  const source = storedRows(datasets, dataset)
  const scan = await scanDataset(
    source,
    roles,
    stratumOf(columns, input.sample.stratum),
    columns[roles.label] ?? '',
    learntColumns(dataset.columns, roles),
  )
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
  const { sampled: all, duplicates } = await drawRows(scan, input.sample, source, evaluation.inputOf)
  const { sampled, bestOf } =
    input.bestOf === null
      ? { sampled: all, bestOf: null }
      : searchSample(scan, all, input.sample, arms.length, {
          budget: input.bestOf.budget,
          against: armsOfVersion(arms, input.bestOf.against),
        })
  return { dataset, table, roles, arms, source, scan, sampled, duplicates, bestOf, poolId, evaluation }
}

/** Throws 'notFound.prompt' where no arm is of that version. */
function armsOfVersion(arms: readonly { promptVersionId: string }[], versionId: string | null): number[] {
  if (versionId === null) return []
  const found = arms.flatMap(({ promptVersionId }, arm) => (promptVersionId === versionId ? [arm] : []))
  if (found.length === 0) throw new AppError('notFound.prompt', {})
  return found
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
