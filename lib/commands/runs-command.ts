// hitloop runs: the stored runs as JSON, the newest first, and how far each is.
import { errorSentence } from '@/lib/i18n/error-sentence'
import type { Runtime } from '@/lib/runtime'
import type { Run, RunProgress } from '@/lib/store/runs'
import { withStored } from './open-stored'
import { wholeNumber } from './option-values'
import type { RunsOptionValues } from './options'
import type { Session } from './session'

/** A run as scripts see it. `costUsd` is null while some of its calls have no known price. */
export interface RunSummary {
  id: string
  number: number
  scene: string
  dataset: string
  status: Run['status']
  transport: Run['transport']
  /** Why it was paused or failed, in the language of the terminal. */
  reason: string | null
  arms: { name: string; model: string }[]
  rows: number
  trials: number
  done: number
  failed: number
  calls: number
  reusedAnswers: number
  costUsd: number | null
  startedAt: string
  finishedAt: string | null
}

export async function runsCommand({ dataDir, limit }: RunsOptionValues, session: Session): Promise<number> {
  const count = wholeNumber('--limit', limit, 1, 10_000)
  const summaries = await withStored(session, dataDir, async (runtime) => {
    const scenes = await runtime.scenes.list()
    const runs = (await Promise.all(scenes.map(({ id }) => runtime.runs.list(id, count)))).flat()
    const newest = runs.sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime()).slice(0, count)
    return await Promise.all(newest.map((run) => summariseRun(runtime, run, session)))
  })
  session.stdout(`${JSON.stringify(summaries, null, 2)}\n`)
  return 0
}

export async function summariseRun(
  { runs, scenes }: Pick<Runtime, 'runs' | 'scenes'>,
  run: Run,
  session: Session,
): Promise<RunSummary> {
  const [progress, scene] = await Promise.all([runs.progress(run.id), scenes.find(run.sceneId)])
  const sum = (key: 'trials' | 'done' | 'failed') => sumOf(progress, key)
  return {
    id: run.id,
    number: run.number,
    scene: scene?.name ?? '',
    dataset: run.datasetName,
    status: run.status,
    transport: run.transport,
    reason: run.reason === null ? null : errorSentence(session.locale, run.reason),
    arms: run.arms.map(({ name, model }) => ({ name, model })),
    rows: run.sampledRows,
    trials: sum('trials'),
    done: sum('done'),
    failed: sum('failed'),
    calls: progress?.calls ?? 0,
    reusedAnswers: progress?.reused ?? 0,
    costUsd: progress?.unpriced === 0 ? progress.costUsd : null,
    startedAt: run.startedAt.toISOString(),
    finishedAt: run.finishedAt?.toISOString() ?? null,
  }
}

/** Trials of all arms; 0 for a run that is gone. */
/** Of a search for the best the trials that it takes at most. */
export const sumOf = (progress: RunProgress | null, key: 'trials' | 'done' | 'failed'): number =>
  key === 'trials' && progress?.bestOf
    ? progress.bestOf.calls
    : (progress?.arms ?? []).reduce((sum, arm) => sum + arm[key], 0)
