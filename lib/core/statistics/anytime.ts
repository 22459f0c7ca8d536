// "Is B better than A?" answered so that it may be watched while the rows come in: betting on paired outcomes.
// Each of two gamblers starts with 1 and bets on one arm; when the arms are equal, neither can expect to gain, so a fortune
// of 2/α is reached with probability α/2 at most, at any time (Ville's inequality).
import type { Interval } from './wilson'

export type Verdict = 'b_better' | 'a_better' | 'no_difference' | 'undecided'

export interface SequentialOptions {
  /** The smallest gain in hit rate that matters, in (0, 1). */
  delta?: number
  /** Chance of a false verdict "better" over the whole run, both sides together. */
  alpha?: number
  /** Comparisons made against the same first arm; the threshold is 2·challengers/α. */
  challengers?: number
  /**
   * Bets as multiples of δ, the first being 1. Several split the stake evenly: the fortune is their mean, which is as valid,
   * and large gains show sooner. "No difference" goes by the first bet alone, since it is about a gain of δ.
   */
  multiples?: readonly number[]
}

interface Bet {
  multiple: number
  logA: number
  logB: number
}

export interface SequentialTest {
  delta: number
  logThreshold: number
  bets: readonly Bet[]
  steps: number
  /** Σd² so far: the number of discordant rows where every gain is −1, 0 or 1. */
  discordance: number
  /** Whether each fortune has been as low as 0.2 once. */
  lowA: boolean
  lowB: boolean
  verdict: Verdict
  /** Step (from 1) at which the verdict fell; null while undecided. */
  decidedAt: number | null
}

const logFutile = Math.log(0.2)
const maxStake = 0.8

/** A test that has seen nothing. Defaults: δ 0.02, α 0.05, one challenger, one bet. */
export function startSequential(options: SequentialOptions = {}): SequentialTest {
  const { delta = 0.02, alpha = 0.05, challengers = 1, multiples = [1] } = options
  return {
    delta,
    logThreshold: Math.log((2 * challengers) / alpha),
    bets: multiples.map((multiple) => ({ multiple, logA: 0, logB: 0 })),
    steps: 0,
    discordance: 0,
    lowA: false,
    lowB: false,
    verdict: 'undecided',
    decidedAt: null,
  }
}

/**
 * The test after one more independent unit: `gain` is 1 where B hits and A misses (W), −1 the reverse (L), 0 where they are
 * equal; the mean of a user's rows where a user has several. The bet is λ = min(0.8, δ/π̂), with
 * π̂ = (D+5)/(i−1+20) from the D discordant among the i−1 steps before; fortunes E_B ← E_B(1+λd), E_A ← E_A(1−λd), kept as
 * logs. Verdicts: B at E_B ≥ threshold, A likewise, "no difference" (a gain of δ is not in reach) once both fortunes have
 * been ≤ 0.2. A verdict sticks: later steps change nothing.
 * Sources: A. Ramdas et al., "Game-theoretic statistics and safe anytime-valid inference", Statistical Science 38(4), 2023;
 * I. Waudby-Smith, A. Ramdas, "Estimating means of bounded random variables by betting", JRSS B 86(1), 2024.
 */
export function stepSequential(test: SequentialTest, gain: number): SequentialTest {
  if (test.verdict !== 'undecided') return test
  // Equal rows move no fortune, so no verdict can fall on them.
  if (gain === 0) return { ...test, steps: test.steps + 1 }
  const rate = (test.discordance + 5) / (test.steps + 20)
  const bets = test.bets.map((bet) => placed(bet, gain, (bet.multiple * test.delta) / rate))
  const smallest = bets[0]
  const next: SequentialTest = {
    ...test,
    bets,
    steps: test.steps + 1,
    discordance: test.discordance + gain * gain,
    lowA: test.lowA || (smallest !== undefined && smallest.logA <= logFutile),
    lowB: test.lowB || (smallest !== undefined && smallest.logB <= logFutile),
  }
  const verdict = verdictOf(next)
  return verdict === 'undecided' ? next : { ...next, verdict, decidedAt: next.steps }
}

function placed(bet: Bet, gain: number, wished: number): Bet {
  const stake = Math.min(maxStake, wished)
  return {
    multiple: bet.multiple,
    logA: bet.logA + Math.log1p(-stake * gain),
    logB: bet.logB + Math.log1p(stake * gain),
  }
}

function verdictOf(test: SequentialTest): Verdict {
  if (logMeanOfExponentials(test.bets.map((bet) => bet.logB)) >= test.logThreshold) return 'b_better'
  if (logMeanOfExponentials(test.bets.map((bet) => bet.logA)) >= test.logThreshold) return 'a_better'
  return test.lowA && test.lowB ? 'no_difference' : 'undecided'
}

function logMeanOfExponentials(logs: readonly number[]): number {
  const highest = Math.max(...logs)
  return highest + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - highest), 0) / logs.length)
}

/**
 * Interval of a mean gain that holds at every look with probability about 1 − α, within [−1, 1]:
 * Δ̂ ± σ̂·√(2(nρ²+1)/(n²ρ²)·ln(√(nρ²+1)/α)), with σ̂ = standardError·√n, so that clusters widen it. ρ = 0.1 makes it
 * tightest near 800 rows. Asymptotic: from some tens of rows on. No row gives [−1, 1].
 * Source: I. Waudby-Smith et al., "Time-uniform central limit theory and asymptotic confidence sequences", Annals of
 * Statistics 52(6), 2024.
 */
export function anytimeInterval(mean: number, standardError: number, n: number, alpha = 0.05, rho = 0.1): Interval {
  if (n <= 0) return [-1, 1]
  const grown = n * rho * rho + 1
  const half = standardError * Math.sqrt(((2 * grown) / (n * rho * rho)) * Math.log(Math.sqrt(grown) / alpha))
  return [Math.max(-1, mean - half), Math.min(1, mean + half)]
}
