// One row of a run's table, as the server sends it.
import type { TrialDetail } from '@/lib/store/trials'

export interface ResultRow {
  position: number
  rowIndex: number
  /** The features as a sentence. */
  user: string
  label: string
  /** Finished trials, in the order of arms. */
  trials: TrialDetail[]
}
