// Lets a paused, failed or stopped run go on from its pending trials. What is stored is never asked again.
import { z } from 'zod'
import { isResumable, type RunStatus, resumableStatuses } from '@/lib/core/run/run'
import type { Supervisor } from '@/lib/engine/run-supervisor'
import { AppError } from '@/lib/errors'
import type { Run, RunStore } from '@/lib/store/runs'

/** Caps that hold from now on, over the whole run; left out, they stay as they are. */
export const resumeRunSchema = z.object({
  id: z.string().min(1),
  limits: z
    .object({ maxCalls: z.number().int().min(1).nullable(), budgetUsd: z.number().positive().nullable() })
    .optional(),
})
export type ResumeRunInput = z.output<typeof resumeRunSchema>

export interface ResumeRunPorts {
  runs: Pick<RunStore, 'find' | 'reopen' | 'updateLimits'>
  supervisor: Pick<Supervisor, 'start'>
}

/** A run that is under way or completed is left alone. Throws 'notFound.run'. */
export async function resumeRun({ runs, supervisor }: ResumeRunPorts, { id, limits }: ResumeRunInput): Promise<void> {
  const run = await runs.find(id)
  if (run === null) throw new AppError('notFound.run', {})
  if (!isResumable(run.status)) return
  if (await reopenRun({ runs }, run, limits ?? {})) supervisor.start(id)
}

/** Opens a halted run with the caps named from now on; false when it isn't halted. Whoever is to execute it may begin then. */
export async function reopenRun(
  { runs }: { runs: Pick<RunStore, 'reopen' | 'updateLimits'> },
  { id, concurrency, maxCalls, budgetUsd }: Pick<Run, 'id' | 'concurrency' | 'maxCalls' | 'budgetUsd'>,
  limits: Partial<Pick<Run, 'maxCalls' | 'budgetUsd'>>,
): Promise<boolean> {
  // Before the run is open again: once it is, a supervisor may begin at any moment and reads the caps then.
  if (Object.keys(limits).length > 0) await runs.updateLimits(id, { maxCalls, budgetUsd, ...limits, concurrency })
  return await runs.reopen(id, resumableStatuses)
}

export async function startAgain(
  { runs, supervisor }: Pick<ResumeRunPorts, 'supervisor'> & { runs: Pick<RunStore, 'reopen'> },
  id: string,
  from: readonly RunStatus[],
): Promise<void> {
  if (await runs.reopen(id, from)) supervisor.start(id)
}
