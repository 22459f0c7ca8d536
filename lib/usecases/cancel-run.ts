// Stops a run: what was answered is kept, the rest stays pending and can be resumed. Batches at a vendor are cancelled there.
import type { RunLedger } from '@/lib/engine/ports'
import type { Supervisor } from '@/lib/engine/run-supervisor'
import { AppError } from '@/lib/errors'
import type { BatchJobStore } from '@/lib/store/batch-jobs'
import type { RunStore } from '@/lib/store/runs'

export interface CancelRunPorts {
  runs: Pick<RunStore, 'find'>
  ledger: Pick<RunLedger, 'finish'>
  batchJobs: Pick<BatchJobStore, 'requestCancel'>
  supervisor: Pick<Supervisor, 'halt' | 'start'>
}

/**
 * Resolves when nothing of a live run is under way in this process. A run through batches is stopped by whoever executes it,
 * once the vendor has ended its batches; that goes for one that was paused or failed, too, while batches of it go on. A run
 * that is over stays as it is. Throws 'notFound.run'.
 */
export async function cancelRun({ runs, ledger, batchJobs, supervisor }: CancelRunPorts, runId: string): Promise<void> {
  const run = await runs.find(runId)
  if (run === null) throw new AppError('notFound.run', {})
  if (run.transport === 'batch' && (await batchJobs.requestCancel(runId))) {
    // Out of its wait for the next look, if it is here.
    await supervisor.halt(runId)
    supervisor.start(runId)
    return
  }
  // First the end, so that nobody takes the run up again.
  await ledger.finish(runId, 'stopped', null)
  await supervisor.halt(runId)
}
