// eval with a data folder: the run is stored as the web's are, so that a killed one goes on with --resume.
import { createRuntime, type Runtime } from '@/lib/runtime'
import { resumeFileRun, startFileRun } from '@/lib/usecases/file-run'
import { type EvalJudge, judgeStored } from './eval-judge'
import type { EvalOptions } from './eval-options'
import { evalWayOn } from './eval-outcome'
import { concludeStored, executeHere } from './execute-here'
import { findRun, storedEnv } from './open-stored'
import type { PreparedEval } from './prepare-eval'
import { tellPlan } from './progress'
import type { Session } from './session'

export async function evalStored(
  prepared: PreparedEval,
  options: EvalOptions & { dataDir: string },
  session: Session,
): Promise<number> {
  const env = storedEnv(session, options.dataDir)
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
  const ports = { ...runtime.ports, scenes: runtime.scenes, trials: runtime.trials }
  const resumed = options.resume === null ? null : await resumeFileRun(ports, plan, options.resume)
  const id = resumed?.id ?? (await startFileRun(ports, plan, session.signal))
  session.stderr(`run ${id}\n`)
  if (resumed?.status === 'completed') session.note('alreadyComplete', { run: id })
  else {
    const run = await findRun(runtime, id)
    tellPlan(plan, run.sampledRows * run.repeats, session)
    await executeHere(runtime, id, session)
  }
  const names = plan.prompts.map((prompt) => prompt.name)
  const scored = options.judge === null ? null : await judgeWhereOver(runtime, id, options.judge, options.k, session)
  const code = await concludeStored(runtime, id, names, options, evalWayOn, session, scored?.judged)
  return code === 0 && scored?.failed === true ? 1 : code
}

/** null while the run goes on, after an interruption: the run doesn't keep that a judge was asked for, so that it is said. */
async function judgeWhereOver(runtime: Runtime, id: string, judge: EvalJudge, k: number, session: Session) {
  const run = await findRun(runtime, id)
  if (run.status !== 'running') return await judgeStored(runtime, run, judge, k, session)
  session.note('judgeNotKept', { model: judge.model })
  return null
}
