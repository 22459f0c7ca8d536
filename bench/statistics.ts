// Repeats the simulations behind the statistics of a run and prints them beside the figures of the methods.
// Run: npx tsx bench/statistics.ts (seeded; the same figures every time).
import { type Random, seededRandom } from '../lib/core/sampling/random'
import {
  anytimeInterval,
  type SequentialOptions,
  startSequential,
  stepSequential,
} from '../lib/core/statistics/anytime'
import {
  clusteredDifference,
  clusteredDifferenceInterval,
  clusteredProportionInterval,
  clusterTotals,
} from '../lib/core/statistics/clustered'
import { normalCdf, normalQuantile } from '../lib/core/statistics/normal'
import { wilsonInterval } from '../lib/core/statistics/wilson'

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`
const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`

/** One gain after another (−1, 0, 1): A hits with p, B with p + gain, correlation .35 between the two hits of a row. */
function pairedGains(random: Random, p: number, gain: number): () => number {
  const q = p + gain
  const both = p * q + 0.35 * Math.sqrt(p * (1 - p) * q * (1 - q))
  return () => {
    const chance = random()
    const a = chance < p
    const b = chance < both || (chance >= p && chance < p + q - both)
    return Number(b) - Number(a)
  }
}

function decide(nextGain: (row: number) => number, rows: number, options: SequentialOptions) {
  let test = startSequential(options)
  for (let row = 0; row < rows && test.verdict === 'undecided'; row++) test = stepSequential(test, nextGain(row))
  return test
}

function watched(gain: number, options: SequentialOptions, repeats: number, cap: number) {
  const random = seededRandom(Math.round(1000 * gain) + 1)
  const counts = { a_better: 0, b_better: 0, no_difference: 0, undecided: 0 }
  let rows = 0
  for (let i = 0; i < repeats; i++) {
    const test = decide(pairedGains(random, 0.2, gain), cap, options)
    counts[test.verdict] += 1 / repeats
    rows += test.steps / repeats
  }
  return { ...counts, rows }
}

function sequentialTable(
  title: string,
  options: SequentialOptions,
  seen: Record<string, string>,
  cap: number,
  runs: number,
) {
  console.log(`\n${title}`)
  console.log('gain    rows used   seen   B better   A better   no difference   undecided')
  for (const gain of [0, 0.05, 0.1, 0.2]) {
    const result = watched(gain, options, runs, cap)
    const figures = [result.b_better, result.a_better, result.no_difference, result.undecided].map(percent)
    console.log(
      `+${gain.toFixed(2)}  ${result.rows.toFixed(0).padStart(9)}  ${(seen[String(gain)] ?? '–').padStart(5)}  ${figures
        .map((figure, i) => figure.padStart([9, 9, 14, 10][i] ?? 9))
        .join('  ')}`,
    )
  }
}

/** Share of null experiments of 2,000 rows that McNemar's χ², looked at after each row from the 20th, calls different. */
function peeking(repeats: number) {
  const random = seededRandom(11)
  const critical = normalQuantile(0.975) ** 2
  let alarms = 0
  for (let i = 0; i < repeats; i++) {
    const nextGain = pairedGains(random, 0.2, 0)
    let difference = 0
    let discordant = 0
    for (let row = 1; row <= 2000; row++) {
      const gain = nextGain()
      difference += gain
      discordant += Math.abs(gain)
      if (row < 20 || difference ** 2 <= critical * discordant) continue
      alarms++
      break
    }
  }
  return alarms / repeats
}

interface UserRow {
  user: string
  a: boolean
  b: boolean
}

/** Rows in random order of users who take to A and to B each in their own way; both arms hit with p on average. */
function userRows(random: Random, users: number, rowsEach: number, alike: number, p: number): UserRow[] {
  const threshold = normalQuantile(p)
  const hits = () => {
    const taste = normalQuantile((random() + 2 ** -33) * (1 - 2 ** -32))
    const chance = normalCdf((threshold - Math.sqrt(alike) * taste) / Math.sqrt(1 - alike))
    return () => random() < chance
  }
  const rows = Array.from({ length: users }, (_, user) => {
    const [a, b] = [hits(), hits()]
    return Array.from({ length: rowsEach }, () => ({ user: `u${user}`, a: a(), b: b(), order: random() }))
  })
  return rows.flat().sort((left, right) => left.order - right.order)
}

/** False alarms and coverage, clusters ignored against clusters respected. */
function clusters(users: number, rowsEach: number, alike: number, repeats: number, delta: number) {
  const random = seededRandom(users * 31 + rowsEach)
  const shares = { ignored: 0, clustered: 0, anytime: 0, rowByRow: 0, userByUser: 0, wilson: 0, clusteredWilson: 0 }
  const note = (key: keyof typeof shares, happened: boolean) => {
    if (happened) shares[key] += 1 / repeats
  }
  const excludes = ([low, high]: [number, number], value: number) => low > value || high < value
  const called = (values: readonly number[]) =>
    decide((row) => values[row] ?? 0, values.length, { delta }).verdict.endsWith('better')
  for (let i = 0; i < repeats; i++) {
    const rows = userRows(random, users, rowsEach, alike, 0.2)
    const gains = rows.map((row) => Number(row.b) - Number(row.a))
    const names = rows.map((row) => row.user)
    const nobody = rows.map(() => null)
    const hits = rows.map((row) => row.a)
    const estimate = clusteredDifference(gains, names)
    note('ignored', excludes(clusteredDifferenceInterval(clusteredDifference(gains, nobody)), 0))
    note('clustered', excludes(clusteredDifferenceInterval(estimate), 0))
    note('anytime', excludes(anytimeInterval(estimate.mean, estimate.standardError, rows.length), 0))
    note('rowByRow', called(gains))
    note('userByUser', peekedByUser(gains, names, called))
    note('wilson', excludes(wilsonInterval(hits.filter(Boolean).length, hits.length), 0.2))
    note('clusteredWilson', excludes(clusteredProportionInterval(hits, names), 0.2))
  }
  return shares
}

/** Whether any of ten looks, each at all the rows so far, calls a difference. */
const peekedByUser = (
  gains: readonly number[],
  names: readonly string[],
  called: (values: readonly number[]) => boolean,
): boolean =>
  Array.from({ length: 10 }, (_, look) => Math.ceil(((look + 1) * gains.length) / 10)).some((rows) =>
    called(clusterTotals(gains.slice(0, rows), names.slice(0, rows)).map((unit) => unit.sum / unit.size)),
  )

const start = performance.now()
sequentialTable(
  'Watched at every row: p_A .20, δ .05, α .05, row correlation .35, at most 4,000 rows, 1,000 runs',
  { delta: 0.05 },
  { 0: '456', 0.05: '544', 0.1: '254', 0.2: '127' },
  4000,
  1000,
)
sequentialTable('The same with the default δ .02, at most 10,000 rows, 300 runs', { delta: 0.02 }, {}, 10_000, 300)
sequentialTable(
  'The same with the stake split over bets on δ, 2δ, 4δ, 8δ',
  { delta: 0.02, multiples: [1, 2, 4, 8] },
  {},
  10_000,
  300,
)
console.log(
  `\nFalse alarms of plain McNemar, looked at after every row of 2,000: ${percent(peeking(1000))} (seen 43 %)`,
)

console.log('\nNothing differs, users have several rows: false alarms at 5 % (seen 43 % ignored, 5 % clustered), and')
console.log('misses of the 95 % interval of one hit rate. Verdicts: δ .05, row by row and by user with ten looks.')
console.log('users × rows, alike   ignored  clustered  anytime   row by row  by user   Wilson  clustered Wilson')
for (const [users, rowsEach, alike] of [
  [400, 5, 0.5],
  [100, 20, 0.5],
  [20, 20, 0.5],
  [200, 10, 0.9],
] as const) {
  const shares = clusters(users, rowsEach, alike, 300, 0.05)
  const cells = Object.values(shares).map((share, i) => percent(share).padStart([8, 9, 8, 11, 8, 8, 16][i] ?? 8))
  console.log(`${`${users} × ${rowsEach}, ${alike}`.padEnd(20)}  ${cells.join(' ')}`)
}
console.log(`\n${seconds(start)}`)
