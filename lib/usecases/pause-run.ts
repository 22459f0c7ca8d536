// Pauses a run: nothing new is asked, calls under way may finish, the rest stays pending until it is resumed.
import type { RunLedger } from '@/lib/engine/ports'
import type { Supervisor } from '@/lib/engine/run-supervisor'
import { AppError } from '@/lib/errors'
import type { RunStore } from '@/lib/store/runs'

export interface PauseRunPorts {
  runs: Pick<RunStore, 'find'>
  ledger: Pick<RunLedger, 'finish'>
  supervisor: Pick<Supervisor, 'drain'>
}

/** Other processes let the run go within a beat of theirs. A run that is over stays as it is. Throws 'notFound.run'. */
export async function pauseRun({ runs, ledger, supervisor }: PauseRunPorts, runId: string): Promise<void> {
  if ((await runs.find(runId)) === null) throw new AppError('notFound.run', {})
  await ledger.finish(runId, 'paused', null)
  supervisor.drain(runId)
}
