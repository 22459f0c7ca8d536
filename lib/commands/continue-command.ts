// hitloop resume and hitloop repeat: execute a stored run to its end here, alone or beside the processes that also do.
import { isResumable } from '@/lib/core/run/run'
import { checkWritable } from '@/lib/files/replace-file'
import type { Runtime } from '@/lib/runtime'
import type { Run } from '@/lib/store/runs'
import { repeatRun } from '@/lib/usecases/repeat-run'
import { reopenRun } from '@/lib/usecases/resume-run'
import { BASELINE_PRODUCTS } from '@/lib/usecases/start-run'
import { checkDistinct } from './distinct-files'
import { type EvalFiles, runWayOn } from './eval-outcome'
import { concludeStored, executeHere } from './execute-here'
import { findRun, withStored } from './open-stored'
import { positiveNumber, wholeNumber } from './option-values'
import type { ContinueOptionValues, ResumeOptionValues } from './options'
import { summariseRun } from './runs-command'
import type { Session } from './session'

export async function resumeCommand(runId: string, values: ResumeOptionValues, session: Session): Promise<number> {
  const { budgetUsd, maxCalls } = values
  const caps = {
    ...(budgetUsd === undefined ? {} : { budgetUsd: positiveNumber('--budget-usd', budgetUsd) }),
    ...(maxCalls === undefined ? {} : { maxCalls: wholeNumber('--max-calls', maxCalls, 1, 2 ** 31 - 1) }),
  }
  return await continueWith(values, session, async (runtime) => {
    const run = await findRun(runtime, runId)
    // What was killed is still `running`; what is paused, stopped or failed is opened again.
    if (isResumable(run.status)) await reopenRun(runtime, run, caps)
    else if (run.status === 'completed') session.note('alreadyComplete', { run: runId })
    return runId
  })
}

export async function repeatCommand(runId: string, values: ContinueOptionValues, session: Session): Promise<number> {
  return await continueWith(values, session, ({ ports }) => repeatRun(ports, runId))
}

async function continueWith(
  values: ContinueOptionValues,
  session: Session,
  prepare: (runtime: Runtime) => Promise<string>,
): Promise<number> {
  const files = await readFiles(values, session)
  return await withStored(session, values.dataDir, async (runtime) => {
    const id = await prepare(runtime)
    session.stderr(`run ${id}\n`)
    await executeHere(runtime, id, session)
    const status = await concludeStored(runtime, id, null, files, runWayOn, session)
    const run = await findRun(runtime, id)
    await tellJudges(runtime, run, session)
    session.stdout(`${JSON.stringify(await summariseRun(runtime, run, session), null, 2)}\n`)
    return status
  })
}

/** A run keeps its hits by f, and not that a judge was asked: where judges have said anything in its scene, they are named. */
async function tellJudges({ pairVerdicts }: Runtime, { match, sceneId, status }: Run, session: Session): Promise<void> {
  if (status === 'running' || match === 'exact') return
  const judges = await pairVerdicts.listJudges(sceneId)
  if (judges.length === 0) return
  session.note('byLetters', { judges: judges.map(({ connection, model }) => `${connection}:${model}`).join(', ') })
}

/** Before anything is asked: whether the files can be written. */
async function readFiles({ k, out, rows }: ContinueOptionValues, session: Session): Promise<EvalFiles> {
  const path = (written: string | undefined) => (written === undefined ? null : session.pathOf(written))
  const files = { k: wholeNumber('--k', k, 1, BASELINE_PRODUCTS), out: path(out), rows: path(rows) }
  checkDistinct(
    [],
    [
      { option: '--out', path: files.out },
      { option: '--rows', path: files.rows },
    ],
  )
  for (const file of [files.out, files.rows]) if (file !== null) await checkWritable(file)
  return files
}
