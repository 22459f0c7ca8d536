// Rebuilds the evaluation of a stored run, for whoever executes it: the process that started it, or one after a crash.
import type { TrainingRow } from '@/lib/core/baseline/nearest-rows'
import { billed } from '@/lib/core/run/transport'
import type { RunWorkload } from '@/lib/engine/ports'
import { AppError } from '@/lib/errors'
import type { Run } from '@/lib/store/runs'
import { createEvaluation, type EvaluationArm, renderTraining } from './evaluation'
import { scanDataset } from './plan-run'
import { datasetKeyOf, storedRows } from './prepare-run'
import type { StartRunPorts } from './start-run'

export interface StoredEvaluation {
  workload: RunWorkload
  /** Training rows of a version, by the key that requests of the embedded model carry. */
  training(versionKey: string): Promise<TrainingRow[]>
}

/**
 * Aliases count as they stand now, not as they stood when the run was started. Throws 'notFound.dataset' or 'notFound.prompt'
 * when what the run used is gone.
 */
export async function openEvaluation(ports: StartRunPorts, run: Run): Promise<StoredEvaluation> {
  const { datasets, pools, prompts } = ports
  const dataset = await datasets.find(run.datasetId)
  if (dataset === null) throw new AppError('notFound.dataset', {})
  const versions = new Map(
    (await prompts.listVersions(run.arms.map((arm) => arm.promptVersionId))).map((version) => [version.id, version]),
  )
  const arms = run.arms.map(({ name, promptVersionId, connection, model, parameters }): EvaluationArm => {
    const version = versions.get(promptVersionId)
    if (version === undefined) throw new AppError('notFound.prompt', {})
    const { template, variables, emptyCells } = version
    return { name, versionKey: promptVersionId, template, variables, emptyCells, connection, model, parameters }
  })
  const source = storedRows(datasets, dataset)
  const columns = dataset.columns.map((column) => column.name)
  const { labels } = await scanDataset(source, run.roles, null, columns[run.roles.label] ?? '')
  const datasetKey = datasetKeyOf(dataset.sha256, run.roles)
  const input = {
    source,
    columns,
    roles: run.roles,
    datasetKey,
    arms,
    poolNames: run.poolId === null ? null : await pools.listProductNames(run.poolId),
    aliases: await ports.aliases.list(run.sceneId),
    labels,
    match: run.match,
    theta: run.theta,
    normaliser: ports.normaliser,
    costUsd: billed((await ports.readModels()).costUsd, run.transport),
  }
  return {
    workload: createEvaluation(input),
    training: async (versionKey) => {
      const arm = arms.find((candidate) => `${datasetKey}/${candidate.versionKey}` === versionKey)
      return arm === undefined ? [] : await renderTraining(input, arm)
    },
  }
}
