// What is stored of a call: answered, answered from memory, or failed for good.
import type { TrialScore } from '@/lib/core/run/run'
import { type AppError, errorValue } from '@/lib/errors'
import type { CallClaim, CallRecord, ModelAnswer } from './ports'

const failedScore: TrialScore = {
  outcome: 'failed',
  products: [],
  poolProducts: [],
  hitRank: 0,
  bestProduct: '',
  degree: 0,
}

/** The record of an answer with one score a trial. Throws where a score is missing: that trial would never end. */
export function answeredRecord(
  claim: CallClaim,
  answer: ModelAnswer & { costUsd: number | null; attempts: number },
  scores: readonly TrialScore[],
): CallRecord {
  const trials = claim.trials.map(({ id }, i) => {
    const score = scores[i]
    if (!score) throw new Error(`the workload gave ${scores.length} scores for ${claim.trials.length} trials`)
    return { id, score }
  })
  return { requestHash: claim.requestHash, answer, reused: false, error: null, trials }
}

/** The record of an answer that was there already: it cost nothing and took no attempt. */
export const reusedRecord = (claim: CallClaim, answer: ModelAnswer, scores: readonly TrialScore[]): CallRecord => ({
  ...answeredRecord(claim, { ...answer, costUsd: 0, attempts: 0 }, scores),
  reused: true,
})

/** The record of a call that was given up: all its trials failed, with the reason. */
export const failedRecord = (claim: CallClaim, error: AppError): CallRecord => ({
  requestHash: claim.requestHash,
  answer: null,
  reused: false,
  error: errorValue(error),
  trials: claim.trials.map(({ id }) => ({ id, score: failedScore })),
})
