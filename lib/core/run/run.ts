// The nouns of a run: what was asked to be compared, one trial of it, and what a trial scored.
import { z } from 'zod'
import { distinctKinds } from '../sampling/duplicates'
import { splitSchema } from '../sampling/split'
import { matchGrades, sampleStrategies } from './choices'

/**
 * paused: by a person, or with the reason that would have failed every further call alike; it can go on.
 * stopped: by a person for good, or by a cap. failed: by something that can't pass by itself.
 */
export const runStatuses = ['running', 'paused', 'completed', 'stopped', 'failed'] as const
export type RunStatus = (typeof runStatuses)[number]

/** A run in one of these goes on from its pending trials when it is told to. */
export const resumableStatuses = ['paused', 'failed', 'stopped'] as const satisfies RunStatus[]
export const isResumable = (status: RunStatus): boolean => resumableStatuses.some((one) => one === status)

export const sampleSpecSchema = z
  .object({
    strategy: z.enum(sampleStrategies),
    /** Rows to draw; null means all rows. */
    size: z.number().int().min(1).nullable(),
    seed: z
      .number()
      .int()
      .min(0)
      .max(2 ** 31 - 1),
    /** Column name to stratify by; needed by `stratified` alone. */
    stratum: z.string().min(1).optional(),
    /** Rows of each label product at least, where it has them; needed by `labels` alone. */
    minimum: z.number().int().min(1).max(1000).optional(),
    /** Days back from the latest; needed by `days` alone. */
    days: z.number().int().min(1).max(3660).optional(),
    /** Rows of this split's users alone; left out: of all. */
    split: splitSchema.optional(),
    /** Leaves rows out whose input repeats that of an earlier one; left out: none. */
    distinct: z.enum(distinctKinds).optional(),
  })
  .refine((spec) => spec.strategy !== 'stratified' || spec.stratum !== undefined, { path: ['stratum'] })
  .refine((spec) => spec.strategy !== 'labels' || spec.minimum !== undefined, { path: ['minimum'] })
  .refine((spec) => spec.strategy !== 'days' || spec.days !== undefined, { path: ['days'] })
export type SampleSpec = z.infer<typeof sampleSpecSchema>

export const matchGradeSchema = z.enum(matchGrades)
export type MatchGrade = z.infer<typeof matchGradeSchema>

export const trialOutcomes = ['scored', 'unparseable', 'refused', 'failed'] as const
export const trialOutcomeSchema = z.enum(trialOutcomes)
export type TrialOutcome = z.infer<typeof trialOutcomeSchema>

/** What one answer scored on one row. Rows that were not `scored` keep empty products and rank 0: they count as misses. */
export interface TrialScore {
  outcome: TrialOutcome
  /** Product names in the answer's order, without duplicates. */
  products: string[]
  /** For each product, the pool product it means with f ≥ θ, else null. Empty where there is no pool. */
  poolProducts: (string | null)[]
  /** 1-based position of the first product that matches the label with f ≥ θ; 0 = miss. */
  hitRank: number
  /** The generated name with the best degree to a label ('' when there is none). */
  bestProduct: string
  /** That degree f, in [0, 1]. */
  degree: number
}

/** One trial as the report reads it. `arm` is the position of its version × model in the run. */
export interface ScoredTrial extends TrialScore {
  arm: number
  /** Order in the run's sample, from 0; the same row has the same position in every arm. */
  position: number
  rowIndex: number
  /** The user of the row, or null where the dataset has no user column. */
  user: string | null
}
