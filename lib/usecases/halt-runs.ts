// Lets go of the runs on a dataset whose rows are about to go.
import type { Supervisor } from '@/lib/engine/run-supervisor'
import type { RunStore } from '@/lib/store/runs'

export interface HaltPorts {
  runs: Pick<RunStore, 'listRunning'>
  supervisor: Pick<Supervisor, 'halt'>
}

/** Their answers are stored when it resolves, so that none comes for what is gone. */
export async function haltRuns({ runs, supervisor }: HaltPorts, datasetId: string): Promise<void> {
  const running = (await runs.listRunning()).filter((run) => run.datasetId === datasetId)
  await Promise.all(running.map((run) => supervisor.halt(run.id)))
}
