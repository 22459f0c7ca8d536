// An evaluation of files whose run is stored: the command line with a data folder. The same runs that the web shows.
import type { RowsCsvTrial } from '@/lib/core/export/rows-csv'
import { resumableStatuses } from '@/lib/core/run/run'
import { AppError } from '@/lib/errors'
import type { PromptStore } from '@/lib/store/prompts'
import type { Run } from '@/lib/store/runs'
import type { SceneStore } from '@/lib/store/scenes'
import type { TrialStore } from '@/lib/store/trials'
import type { FilePlan } from './evaluate-file'
import { importDataset } from './import-dataset'
import { importPool } from './import-pool'
import type { JudgedRun } from './judged-runs'
import { type StartRunPorts, startRun } from './start-run'

export const fileSceneName = '命令行 / Command line'

export interface FileRunPorts extends StartRunPorts {
  scenes: SceneStore
  trials: TrialStore
}

/** Stores what is not stored yet (dataset, pool, prompts, by content) and the run; nothing is asked yet. Returns its id. */
export async function startFileRun(ports: FileRunPorts, plan: FilePlan, signal: AbortSignal): Promise<string> {
  const { scenes, datasets, pools, prompts } = ports
  const { id: sceneId } = (await scenes.findByName(fileSceneName)) ?? (await scenes.create(fileSceneName))
  const { path, fileName, sheet, sha256, columns, roles } = plan.dataset
  const dataset =
    (await datasets.findBySha256(sceneId, sha256)) ??
    (
      await importDataset(datasets, {
        sceneId,
        name: fileName,
        path,
        fileName,
        options: { ...chosen(columns, roles), sheet, signal },
      })
    ).dataset
  const poolId = plan.pool === null ? null : await storePool(pools, sceneId, plan.pool, signal)
  const versionIds: string[] = []
  for (const { name, template } of plan.prompts)
    versionIds.push(await storePrompt(prompts, sceneId, name, template, plan.variables))
  const { connection, model, sample, theta, match, concurrency, maxCalls, budgetUsd } = plan
  const { repeats, reuse, transport, stopAtGain, bestOf } = plan
  return await startRun(
    ports,
    sceneId,
    {
      datasetId: dataset.id,
      versionIds,
      models: [{ connection, model }],
      sample,
      theta,
      match,
      concurrency,
      // As set for the model in this data folder.
      maxTokens: null,
      maxCalls,
      budgetUsd,
      repeats,
      reuse,
      transport,
      stopAtGain,
      bestOf: bestOf && { ...bestOf, against: versionIds[bestOf.against ?? -1] ?? null },
    },
    { roles, poolId },
  )
}

function chosen(columns: FilePlan['dataset']['columns'], { label, user, time }: FilePlan['dataset']['roles']) {
  const nameOf = (position: number | null) => (position === null ? undefined : columns[position]?.name)
  return { label: nameOf(label), user: nameOf(user), time: nameOf(time) }
}

/** A stored file may have been read by another of its columns, so the names decide. */
async function storePool(
  pools: StartRunPorts['pools'],
  sceneId: string,
  pool: NonNullable<FilePlan['pool']>,
  signal: AbortSignal,
): Promise<string> {
  const current = await pools.findCurrent(sceneId)
  if (current !== null && sameNames(await pools.listProductNames(current.id), pool.names)) return current.id
  const { path, fileName, sheet, productColumn } = pool
  return (
    await importPool(pools, {
      sceneId,
      path,
      fileName,
      columns: { product: productColumn },
      options: { sheet, signal },
    })
  ).id
}

const sameNames = (stored: readonly string[], read: readonly string[]): boolean =>
  stored.length === read.length && stored.every((name, i) => name === read[i])

const NAME_LIMIT = 120

async function storePrompt(
  prompts: PromptStore,
  sceneId: string,
  name: string,
  template: string,
  variables: string,
): Promise<string> {
  const version = { template, variables, emptyCells: 'omit', origin: 'written', parentId: null } as const
  const short = name.slice(-NAME_LIMIT)
  const found = await prompts.findByName(sceneId, short)
  const kept = found ?? (await prompts.create(sceneId, short, version))
  const same = kept.versions.find((candidate) => sameText(candidate, version))
  if (same !== undefined) return same.id
  return await prompts.addVersion(kept.id, { ...version, parentId: kept.versions[0]?.id ?? null })
}

const sameText = (
  stored: { template: string; variables: string; emptyCells: string },
  given: { template: string; variables: string; emptyCells: string },
): boolean =>
  stored.template === given.template && stored.variables === given.variables && stored.emptyCells === given.emptyCells

/**
 * Makes a stored run ready to go on with the caps of the plan. Throws 'notFound.run', and 'run.resumeMismatch' naming the
 * option whose value is not what the run was started with. A completed run is left as it is.
 */
export async function resumeFileRun(ports: FileRunPorts, plan: FilePlan, runId: string): Promise<Run> {
  const { runs } = ports
  const run = await runs.find(runId)
  if (run === null) throw new AppError('notFound.run', {})
  const what = await difference(ports, plan, run)
  if (what !== null) throw new AppError('run.resumeMismatch', { run: runId, what })
  if (run.status === 'completed') return run
  const { maxCalls, budgetUsd, concurrency } = plan
  await runs.updateLimits(runId, { maxCalls, budgetUsd, concurrency })
  await runs.reopen(runId, resumableStatuses)
  return run
}

/** The first option in which a plan differs from a run, or null. */
async function difference(
  { datasets, pools, prompts }: FileRunPorts,
  plan: FilePlan,
  run: Run,
): Promise<string | null> {
  if ((await datasets.find(run.datasetId))?.sha256 !== plan.dataset.sha256) return '--data'
  for (const role of ['label', 'user', 'time'] as const) {
    if (run.roles[role] !== plan.dataset.roles[role]) return `--${role}`
  }
  const versions = await prompts.listVersions(run.arms.map((arm) => arm.promptVersionId))
  const templates = plan.prompts.map((prompt) => prompt.template)
  if (
    !sameNames(
      versions.map((version) => version.template),
      templates,
    )
  )
    return '--prompt'
  if (versions.some((version) => version.variables !== plan.variables)) return '--variables'
  if (run.arms.some(({ connection, model }) => connection !== plan.connection || model !== plan.model)) return '--model'
  const { sample } = run
  if (sample.size !== plan.sample.size) return '--sample'
  if (sample.seed !== plan.sample.seed) return '--seed'
  const { strategy, stratum, minimum, days, split } = plan.sample
  if (sample.strategy !== strategy || sample.stratum !== stratum) return '--strategy'
  if (sample.minimum !== minimum || sample.days !== days) return '--strategy'
  if (sample.split !== split) return '--split'
  if (sample.distinct !== plan.sample.distinct) return '--distinct'
  if (run.repeats !== plan.repeats) return '--repeats'
  if (run.reuse !== plan.reuse) return '--no-reuse'
  if (run.transport !== plan.transport) return '--transport'
  if (run.stopAtGain !== plan.stopAtGain) return '--stop-at-gain'
  if ((run.bestOf?.budget ?? null) !== (plan.bestOf?.budget ?? null)) return '--best-of'
  if ((run.bestOf?.against[0] ?? null) !== (plan.bestOf?.against ?? null)) return '--against'
  if (run.theta !== plan.theta) return '--theta'
  if (run.match !== plan.match) return '--match'
  const names = run.poolId === null ? null : await pools.listProductNames(run.poolId)
  if ((names === null) !== (plan.pool === null)) return '--pool'
  return names === null || plan.pool === null || sameNames(names, plan.pool.names) ? null : '--pool'
}

const ROWS_PER_READ = 500

/** The finished trials of a stored run in the order of the sample; `names` are the versions' names by arm; ranks as `judged` has them. */
export async function* listRunLines(
  trials: TrialStore,
  run: Run,
  names: readonly string[],
  judged?: Pick<JudgedRun, 'rankAt'>,
): AsyncGenerator<RowsCsvTrial> {
  const query = {
    runId: run.id,
    datasetId: run.datasetId,
    filter: 'all',
    a: 0,
    b: 0,
    k: 1,
    limit: ROWS_PER_READ,
  } as const
  for (let offset = 0; ; offset += ROWS_PER_READ) {
    const { rows } = await trials.listRows({ ...query, offset })
    for (const { rowIndex, position, cells, trials: done } of rows) {
      for (const trial of done) {
        const hitRank = judged?.rankAt(trial.arm, position) ?? trial.hitRank
        yield { ...trial, hitRank, rowIndex, version: names[trial.arm] ?? '', label: cells[run.roles.label] ?? '' }
      }
    }
    if (rows.length < ROWS_PER_READ) return
  }
}
