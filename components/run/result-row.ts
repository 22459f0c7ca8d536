// One row of a run's table, as the server sends it.
import type { TrialOutcome } from '@/lib/core/run/run'
import type { ErrorValue } from '@/lib/errors'

export interface ResultTrial {
  arm: number
  outcome: TrialOutcome
  products: string[]
  hitRank: number
  bestProduct: string
  degree: number
  error: ErrorValue | null
  inputTokens: number | null
  outputTokens: number | null
  latencyMs: number | null
}

export interface ResultRow {
  position: number
  rowIndex: number
  /** The features as a sentence. */
  user: string
  label: string
  /** Finished trials, in the order of arms. */
  trials: ResultTrial[]
}
