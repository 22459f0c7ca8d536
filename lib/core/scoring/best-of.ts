// The best of many arms within a budget, as a run goes about it: rounds of halving on shared rows, then the winner against one
// other arm on rows that no choice was made by.
import { type HalvingRound, keepBetterHalf, planHalving } from '../statistics/halving'
import type { Report } from './report'

export interface BestOfPlan {
  rounds: HalvingRound[]
  /** Rows after those of the rounds, on which the winner is confirmed. */
  confirmRows: number
}

/** A search under way. Arms are places in the run. */
export interface BestOf extends BestOfPlan {
  /** Calls that were allowed. */
  budget: number
  /** Arms one of which the winner is confirmed against, where it isn't one of them; empty: the second of the last round. */
  against: number[]
  /** Who takes part: arms of each round that was begun, the best first; after the last round the winner and its opponent. */
  stages: number[][]
}

/** Rows and hits of an arm in the rounds: what it was chosen by, and no measure of how good it is. */
export interface SearchHits {
  arm: number
  rows: number
  hits: number
}

/** The confirmation's part of the budget. */
const CONFIRM_SHARE = 1 / 4
const FEWEST_FIRST_ROWS = 5
const FEWEST_CONFIRM_ROWS = 20
/** Calls that no plan is made beyond. */
export const MOST_BUDGET = 10_000_000

const planWithin = (arms: number, budget: number): BestOfPlan => ({
  rounds: planHalving(arms, Math.floor(budget * (1 - CONFIRM_SHARE))),
  confirmRows: Math.floor((budget * CONFIRM_SHARE) / 2),
})

export const searchRows = ({ rounds }: BestOfPlan): number => rounds.reduce((sum, { rows }) => sum + rows, 0)
export const plannedRows = (plan: BestOfPlan): number => searchRows(plan) + plan.confirmRows

/** Calls that a plan takes at most. */
export const plannedCalls = ({ rounds, confirmRows }: BestOfPlan): number =>
  rounds.reduce((sum, { arms, rows }) => sum + arms * rows, 2 * confirmRows)

/** Calls that asking every arm all rows of the rounds would take, with the same confirmation. */
export const uniformCalls = (plan: BestOfPlan): number =>
  (plan.rounds[0]?.arms ?? 0) * searchRows(plan) + 2 * plan.confirmRows

const isEnough = ({ rounds, confirmRows }: BestOfPlan): boolean =>
  (rounds[0]?.rows ?? 0) >= FEWEST_FIRST_ROWS && confirmRows >= FEWEST_CONFIRM_ROWS

/** The least whole number in (low, high] that passes, where all above one that passes do too; `high` passes. */
function least(low: number, high: number, passes: (value: number) => boolean): number {
  let [fails, holds] = [low, high]
  while (holds - fails > 1) {
    const middle = Math.floor((fails + holds) / 2)
    if (passes(middle)) holds = middle
    else fails = middle
  }
  return holds
}

/** The smallest budget of calls that a plan for `arms` ≥ 2 can be made of. */
export const leastBudget = (arms: number): number =>
  least(0, MOST_BUDGET, (budget) => isEnough(planWithin(arms, budget)))

/**
 * What a budget of calls is spent on: three quarters on sequential halving (methods §4), the rest on confirming the winner
 * against one other arm. Never takes more than `budget` calls nor more than `rows` rows: where rows are short, it is the plan
 * of the largest smaller budget that they suffice for. Null where that leaves fewer than 5 rows an arm in the first round or
 * fewer than 20 to confirm by, and for fewer than 3 arms.
 */
export function planBestOf(arms: number, budget: number, rows: number): BestOfPlan | null {
  if (arms < 3 || !(budget >= 1)) return null
  const most = Math.min(Math.floor(budget), MOST_BUDGET)
  const tooMuch = (calls: number) => plannedRows(planWithin(arms, calls)) > rows
  const plan = planWithin(arms, tooMuch(most) ? least(0, most, tooMuch) - 1 : most)
  return isEnough(plan) ? plan : null
}

/** Positions from `from` up to and without `to` that a stage adds: of a round, or, after the last of them, of the confirmation. */
export function stageRows(plan: BestOfPlan, stage: number): { from: number; to: number } {
  const from = searchRows({ ...plan, rounds: plan.rounds.slice(0, stage) })
  return { from, to: from + (plan.rounds[stage]?.rows ?? plan.confirmRows) }
}

/** A search that begins with all `arms`. */
export const startBestOf = (plan: BestOfPlan, arms: number, budget: number, against: number[]): BestOf => ({
  ...plan,
  budget,
  against,
  stages: [Array.from({ length: arms }, (_, arm) => arm)],
})

/** Whether a trial has to wait for a stage that hasn't begun, or that its arm may never reach. */
export const isHeld = ({ rounds }: BestOfPlan, { position }: { position: number }): boolean =>
  position >= (rounds[0]?.rows ?? 0)

/** The winner and its opponent; null before the last round is over. */
export function confirmedPair({ rounds, stages }: BestOf): { winner: number; opponent: number } | null {
  const [winner, opponent] = stages[rounds.length] ?? []
  return winner === undefined || opponent === undefined ? null : { winner, opponent }
}

/**
 * Who takes part in the next stage, when all trials of the last that was begun are done; null when that was the confirmation.
 * `hitsOf` counts an arm's hits in all rounds so far. The winner's opponent is, of the arms that it is to be confirmed
 * against, the one that came furthest, and of these the one with most hits.
 */
export function nextStage(bestOf: BestOf, hitsOf: (arm: number) => number): number[] | null {
  const { rounds, stages, against } = bestOf
  const last = stages.at(-1) ?? []
  if (stages.length > rounds.length) return null
  const ranked = keepBetterHalf(last, hitsOf)
  if (stages.length < rounds.length) return ranked
  const winner = ranked[0] ?? 0
  const reached = (arm: number) => stages.filter((arms) => arms.includes(arm)).length
  const others = (against.includes(winner) || against.length === 0 ? last : against).filter((arm) => arm !== winner)
  const opponent = others.reduce((best, arm) =>
    reached(arm) > reached(best) || (reached(arm) === reached(best) && hitsOf(arm) > hitsOf(best)) ? arm : best,
  )
  return [winner, opponent]
}

/** How a search stands, for whoever shows it. */
export interface BestOfReport {
  budget: number
  /** Calls that it takes at most, and that asking all alike would. */
  calls: number
  uniformCalls: number
  rounds: HalvingRound[]
  confirmRows: number
  /** Rounds that were begun, from 1; one more than there are: the confirmation. */
  stage: number
  winner: number | null
  opponent: number | null
  /** By arm. `round` is the last that it takes part in, from 1. */
  search: (SearchHits & { round: number; out: boolean })[]
}

export function reportBestOf(bestOf: BestOf, found: readonly SearchHits[]): BestOfReport {
  const { budget, rounds, confirmRows, stages } = bestOf
  const pair = confirmedPair(bestOf)
  const inRounds = stages.slice(0, rounds.length)
  return {
    budget,
    calls: plannedCalls(bestOf),
    uniformCalls: uniformCalls(bestOf),
    rounds,
    confirmRows,
    stage: stages.length,
    winner: pair?.winner ?? null,
    opponent: pair?.opponent ?? null,
    search: (stages[0] ?? []).map((arm) => {
      const known = found.find((each) => each.arm === arm)
      return {
        arm,
        rows: known?.rows ?? 0,
        hits: known?.hits ?? 0,
        round: inRounds.filter((arms) => arms.includes(arm)).length,
        out: pair === null ? !stages.at(-1)?.includes(arm) : arm !== pair.winner,
      }
    }),
  }
}

/** The versions that a report has a result of, with their places: of a search those that were confirmed, else all. */
export const reportedVersions = ({ versions, bestOf }: Pick<Report, 'versions' | 'bestOf'>) =>
  versions
    .map((version, arm) => ({ version, arm }))
    .filter(({ arm }) => bestOf === undefined || arm === bestOf.winner || arm === bestOf.opponent)

/** The position that a run's result begins at: rows of the rounds chose the winner, and are no result. */
export const resultFrom = (bestOf: BestOf | null): number => (bestOf === null ? 0 : searchRows(bestOf))
