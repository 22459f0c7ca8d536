// Deletes a run that is over, with its results and the arenas on its answers.
import { AppError } from '@/lib/errors'
import type { RunStore } from '@/lib/store/runs'

interface DeleteRunPorts {
  runs: Pick<RunStore, 'find' | 'progress' | 'delete'>
}

/**
 * Answers that were kept stay: other runs may share them. Throws 'notFound.run', and 'run.deleteRunning' while anything of it is under
 * way, here or as a batch at the vendor, which would be paid for and never fetched.
 */
export async function deleteRun({ runs }: DeleteRunPorts, runId: string): Promise<void> {
  const run = await runs.find(runId)
  if (run === null) throw new AppError('notFound.run', {})
  const open = run.transport === 'batch' ? ((await runs.progress(runId))?.batches?.underWay ?? 0) : 0
  if (run.status === 'running' || open > 0) throw new AppError('run.deleteRunning', { number: run.number })
  await runs.delete(runId)
}
