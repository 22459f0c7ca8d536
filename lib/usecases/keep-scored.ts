// The scored trials of a run that is over are read once for all that is made of them: its report, its slices, its misses.
import type { ScoredTrial } from '@/lib/core/run/run'
import type { Run } from '@/lib/store/runs'
import type { TrialStore } from '@/lib/store/trials'
import { keepLatest } from './keep-latest'

export interface ScoredTrials {
  /** As the store's. Of a run that is over nobody may change what is given. */
  listScored(run: Run): Promise<ScoredTrial[]>
}

// As many as there are runs whose facts are kept: these hold the same trials, of which 100,000 take 20 to 50 MB.
const KEPT = 2

export function keepScored(trials: Pick<TrialStore, 'listScored'>): ScoredTrials {
  const keep = keepLatest<ScoredTrial[]>(KEPT)
  return {
    listScored: (run) =>
      run.finishedAt === null
        ? trials.listScored(run)
        : keep(`${run.id} ${run.finishedAt.getTime()}`, () => trials.listScored(run)),
  }
}
