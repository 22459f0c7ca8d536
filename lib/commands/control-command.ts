// hitloop pause and hitloop cancel: what is stored says so, and every process that executes the run lets it go.
import type { RunStatus } from '@/lib/core/run/run'
import type { Runtime } from '@/lib/runtime'
import { cancelRun } from '@/lib/usecases/cancel-run'
import { pauseRun } from '@/lib/usecases/pause-run'
import { findRun, withStored } from './open-stored'
import type { StoredOptionValues } from './options'
import type { Session } from './session'

const deeds = {
  pause: { act: pauseRun, end: 'paused', word: 'runPaused' },
  cancel: { act: cancelRun, end: 'stopped', word: 'runStopped' },
} as const satisfies Record<string, { act: unknown; end: RunStatus; word: string }>

/** A run that was over already stays as it is, and that is said: exit 0 in both cases. */
export async function controlCommand(
  deed: keyof typeof deeds,
  runId: string,
  { dataDir }: StoredOptionValues,
  session: Session,
): Promise<number> {
  const { act, end, word } = deeds[deed]
  await withStored(session, dataDir, async (runtime) => {
    const { status, transport } = await findRun(runtime, runId)
    if (deed === 'cancel' && transport === 'batch' && (await cancelBatches(runtime, runId, session))) return
    if (status === 'running') {
      await act(runtime, runId)
      session.note(word, { run: runId })
    } else session.note(status === end ? word : 'runOver', { run: runId })
  })
  return 0
}

/**
 * Here where nobody else executes the run; the command waits for the vendor then, and can be broken off. False where the
 * run is over and nothing of it is at the vendor.
 */
async function cancelBatches(runtime: Runtime, runId: string, session: Session): Promise<boolean> {
  const supervisor = { halt: async () => undefined, start: () => undefined }
  await cancelRun({ ...runtime, supervisor }, runId)
  if ((await findRun(runtime, runId)).status !== 'running') return false
  session.note('runCancelling', { run: runId })
  await runtime.executeStoredRun(runId, { signal: session.signal })
  const { status } = await findRun(runtime, runId)
  if (status === 'stopped') session.note('runStopped', { run: runId })
  return true
}
