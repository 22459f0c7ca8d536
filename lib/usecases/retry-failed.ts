// Asks the failed trials of a run once more, and nothing else: not its refusals, not what was answered.
import { resumableStatuses } from '@/lib/core/run/run'
import { AppError } from '@/lib/errors'
import type { RunStore } from '@/lib/store/runs'
import { type ResumeRunPorts, startAgain } from './resume-run'

export interface RetryFailedPorts extends ResumeRunPorts {
  runs: ResumeRunPorts['runs'] & Pick<RunStore, 'clearFailed'>
}

/** How many trials are asked again. Throws 'notFound.run', and 'run.nothingFailed' where there is none or the run is under way. */
export async function retryFailed(ports: RetryFailedPorts, runId: string): Promise<number> {
  const run = await ports.runs.find(runId)
  if (run === null) throw new AppError('notFound.run', {})
  const cleared = run.status === 'running' ? 0 : await ports.runs.clearFailed(runId)
  if (cleared === 0) throw new AppError('run.nothingFailed', {})
  await startAgain(ports, runId, ['completed', ...resumableStatuses])
  return cleared
}
