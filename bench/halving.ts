// The best of 16 prompts under a budget: sequential halving on shared rows beside asking all alike, with the figures of the methods.
// Run: npx tsx bench/halving.ts (seeded; the same figures every time).
import { type Random, seededRandom } from '../lib/core/sampling/random'
import { keepBetterHalf, planHalving } from '../lib/core/statistics/halving'
import { normalCdf, normalQuantile } from '../lib/core/statistics/normal'

const ARMS = 16
const RUNS = 2000
const CONFIRMED = 500
/** A latent difficulty shared by all prompts of a row gives hits of p = .2 the correlation .35 (bivariate normal, SciPy 1.17.1). */
const SHARED = 0.5743

const normal = (random: Random): number => normalQuantile((random() + 2 ** -33) * (1 - 2 ** -32))
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`.padStart(7)

/** True hit rates, p ~ N(.20, .04). */
const drawRates = (random: Random): number[] =>
  Array.from({ length: ARMS }, () => Math.min(0.95, Math.max(0.01, 0.2 + 0.04 * normal(random))))

type Row = (arm: number) => number
/** A row that any prompt can be asked. */
function drawRow(random: Random, thresholds: readonly number[]): Row {
  const ease = Math.sqrt(SHARED) * normal(random)
  return (arm) => (random() < normalCdf(((thresholds[arm] ?? 0) - ease) / Math.sqrt(1 - SHARED)) ? 1 : 0)
}

interface Picked {
  arm: number
  /** Hit rate on the rows that it was picked by. */
  seen: number
}
const bestOf = (hits: readonly number[], rows: number): Picked => {
  const arm = hits.reduce((best, count, at) => (count > (hits[best] ?? 0) ? at : best), 0)
  return { arm, seen: (hits[arm] ?? 0) / rows }
}

function uniform(random: Random, thresholds: readonly number[], budget: number, shared: boolean): Picked {
  const rows = Math.floor(budget / ARMS)
  const hits = thresholds.map(() => 0)
  for (let at = 0; at < rows; at++) {
    const row = drawRow(random, thresholds)
    for (const arm of hits.keys()) hits[arm] = (hits[arm] ?? 0) + (shared ? row(arm) : drawRow(random, thresholds)(arm))
  }
  return bestOf(hits, rows)
}

function halving(random: Random, thresholds: readonly number[], budget: number): Picked {
  const hits = thresholds.map(() => 0)
  let survivors = [...thresholds.keys()]
  let asked = 0
  for (const { rows } of planHalving(ARMS, budget)) {
    for (let at = 0; at < rows; at++) {
      const row = drawRow(random, thresholds)
      for (const arm of survivors) hits[arm] = (hits[arm] ?? 0) + row(arm)
    }
    asked += rows
    survivors = keepBetterHalf(survivors, (arm) => hits[arm] ?? 0)
  }
  const arm = survivors[0] ?? 0
  return { arm, seen: (hits[arm] ?? 0) / asked }
}

const ways = {
  'uniform, own rows': (random: Random, thresholds: readonly number[], budget: number) =>
    uniform(random, thresholds, budget, false),
  'uniform, same rows': (random: Random, thresholds: readonly number[], budget: number) =>
    uniform(random, thresholds, budget, true),
  'sequential halving': halving,
}
const told: Record<string, Record<number, string>> = {
  'uniform, own rows': { 1600: '46 %', 3200: '60 %' },
  'sequential halving': { 1600: '67 %', 3200: '84 %' },
}

console.log(
  `${ARMS} prompts, p ~ N(.20, .04), row correlation .35, ${RUNS} runs. Optimism: the rate it was picked by, and the rate`,
)
console.log(`on ${CONFIRMED} rows that nobody saw, each less the true one.\n`)
console.log('budget  way                  within 1 point  methods   points below the best   optimism   confirmed')
for (const budget of [800, 1600, 3200, 6400]) {
  for (const [name, pick] of Object.entries(ways)) {
    const random = seededRandom(budget)
    const sums = { near: 0, regret: 0, optimism: 0, confirmed: 0 }
    for (let run = 0; run < RUNS; run++) {
      const rates = drawRates(random)
      const thresholds = rates.map(normalQuantile)
      const { arm, seen } = pick(random, thresholds, budget)
      const rate = rates[arm] ?? 0
      const regret = Math.max(...rates) - rate
      let fresh = 0
      for (let at = 0; at < CONFIRMED; at++) fresh += drawRow(random, thresholds)(arm)
      sums.near += regret <= 0.01 ? 1 : 0
      sums.regret += regret
      sums.optimism += seen - rate
      sums.confirmed += fresh / CONFIRMED - rate
    }
    const points = (sum: number) => `${((100 * sum) / RUNS).toFixed(2)}`
    console.log(
      `${String(budget).padStart(6)}  ${name.padEnd(19)}  ${percent(sums.near / RUNS).padStart(14)}  ${(told[name]?.[budget] ?? '–').padStart(7)}   ` +
        `${points(sums.regret).padStart(21)}   ${points(sums.optimism).padStart(8)}   ${points(sums.confirmed).padStart(9)}`,
    )
  }
}
