// Executes a stored run in this process, and ends the command that did: files, words, exit code.
import type { Runtime } from '@/lib/runtime'
import { listRunLines } from '@/lib/usecases/file-run'
import type { JudgedRun } from '@/lib/usecases/judged-runs'
import { storedReport } from '@/lib/usecases/run-report'
import { concludeEval, type EvalFiles, type WayOn } from './eval-outcome'
import { findRun } from './open-stored'
import { createProgress } from './progress'
import { sumOf } from './runs-command'
import type { Session } from './session'

/** Until the run is over or the command is interrupted, with progress on stderr. */
export async function executeHere(runtime: Runtime, id: string, session: Session): Promise<void> {
  const before = await runtime.runs.progress(id)
  // Hours may pass without a word of progress.
  if (before?.status === 'running' && before.batches !== null) session.note('batchWait')
  const progress = createProgress(session)
  progress.begin(sumOf(before, 'trials'), sumOf(before, 'done'))
  await runtime.executeStoredRun(id, { signal: session.signal, onFlush: progress.add })
  progress.end()
}

/** `names` are what the versions are called in the files, by arm; null keeps the names of the run. `judged`: as a judge scored it. */
export async function concludeStored(
  runtime: Runtime,
  id: string,
  names: readonly string[] | null,
  options: EvalFiles,
  wayOn: WayOn,
  session: Session,
  judged?: JudgedRun,
): Promise<number> {
  const { runs, trials, pools } = runtime
  const run = await findRun(runtime, id)
  if (run.status === 'running') {
    const progress = await runs.progress(id)
    session.note(wayOn.interrupted, { run: id, done: sumOf(progress, 'done'), total: sumOf(progress, 'trials') })
    return 130
  }
  const arms = run.arms.map((arm) => ({ ...arm, name: names?.[arm.arm] ?? arm.name }))
  const report = await storedReport({ trials, pools }, { ...run, arms }, options.k, judged)
  const rows = listRunLines(
    trials,
    run,
    arms.map((arm) => arm.name),
    judged,
  )
  return await concludeEval(
    { report, status: run.status, reason: run.reason, rows, again: { run: id, wayOn } },
    options,
    session,
  )
}
