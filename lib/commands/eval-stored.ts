// eval with a data folder: the run is stored as the web's are, so that a killed one goes on with --resume.
import { parseEnv } from '@/lib/env'
import { createRuntime, type Runtime } from '@/lib/runtime'
import { listRunLines, resumeFileRun, startFileRun } from '@/lib/usecases/file-run'
import { storedReport } from '@/lib/usecases/run-report'
import type { EvalOptions } from './eval-options'
import { concludeEval } from './eval-outcome'
import type { PreparedEval } from './prepare-eval'
import { createProgress, tellPlan } from './progress'
import type { Session } from './session'

export async function evalStored(
  prepared: PreparedEval,
  options: EvalOptions & { dataDir: string },
  session: Session,
): Promise<number> {
  const env = { ...parseEnv(session.env), HITLOOP_DATA_DIR: options.dataDir, DATABASE_URL: undefined }
  const runtime = await createRuntime({ env, watchRuns: false, access: prepared.access ?? undefined })
  try {
    return await execute(runtime, prepared, options, session)
  } finally {
    await runtime.close()
  }
}

async function execute(
  runtime: Runtime,
  { plan }: PreparedEval,
  options: EvalOptions,
  session: Session,
): Promise<number> {
  const { runs, trials, pools } = runtime
  const ports = { ...runtime.ports, scenes: runtime.scenes, trials }
  const resumed = options.resume === null ? null : await resumeFileRun(ports, plan, options.resume)
  const id = resumed?.id ?? (await startFileRun(ports, plan, session.signal))
  session.stderr(`run ${id}\n`)
  if (resumed?.status === 'completed') session.note('alreadyComplete', { run: id })
  else {
    const progress = createProgress(session)
    const arms = (await runs.progress(id))?.arms ?? []
    tellPlan(plan, sumOf(arms, 'trials'), session)
    progress.begin(sumOf(arms, 'trials'), sumOf(arms, 'done'))
    await runtime.executeStoredRun(id, { signal: session.signal, onFlush: progress.add })
    progress.end()
  }

  const run = await runs.find(id)
  if (run === null) throw new Error(`run ${id} is gone`)
  if (run.status === 'running') {
    const arms = (await runs.progress(id))?.arms ?? []
    session.note('interrupted', { run: id, done: sumOf(arms, 'done'), total: sumOf(arms, 'trials') })
    return 130
  }
  const names = plan.prompts.map((prompt) => prompt.name)
  const named = { ...run, arms: run.arms.map((arm) => ({ ...arm, name: names[arm.arm] ?? arm.name })) }
  const report = await storedReport({ trials, pools }, named, options.k)
  return await concludeEval(
    { report, reason: run.reason, rows: listRunLines(trials, run, names), resume: id },
    options,
    session,
  )
}

const sumOf = (
  arms: readonly { trials: number; done: number; failed: number; hits: number }[],
  key: 'trials' | 'done',
): number => arms.reduce((sum, arm) => sum + arm[key], 0)
