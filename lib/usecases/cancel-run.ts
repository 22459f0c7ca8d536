// Stops a run: what was answered is kept, the rest stays pending and can be resumed.
import type { RunLedger } from '@/lib/engine/ports'
import type { Supervisor } from '@/lib/engine/run-supervisor'
import { AppError } from '@/lib/errors'
import type { RunStore } from '@/lib/store/runs'

export interface CancelRunPorts {
  runs: Pick<RunStore, 'find'>
  ledger: Pick<RunLedger, 'finish'>
  supervisor: Pick<Supervisor, 'halt'>
}

/** Resolves when nothing of the run is under way in this process. A run that is over stays as it is. Throws 'notFound.run'. */
export async function cancelRun({ runs, ledger, supervisor }: CancelRunPorts, runId: string): Promise<void> {
  if ((await runs.find(runId)) === null) throw new AppError('notFound.run', {})
  // First the end, so that nobody takes the run up again.
  await ledger.finish(runId, 'stopped', null)
  await supervisor.halt(runId)
}
