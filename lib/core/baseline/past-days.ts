// A global split in time for baselines that are fitted: what is recommended on a day is learnt from the days before it.
import { splitLabels } from '@/lib/core/scoring/score-answer'
import type { EvaluatedRow, LabelledRow, Steps } from './baseline'

export const DAY_MS = 86_400_000

/** A choice of the past. */
export interface PastChoice {
  user: string | null
  timeMs: number
  /** Whole days since 1970. */
  day: number
  labels: readonly string[]
  segments: readonly string[]
  text: string
}

/** Products with scores, in any order, for a row of `day` and its user's own choices of earlier days, the latest first. */
export type ScoreProducts = (row: EvaluatedRow, own: readonly PastChoice[], day: number) => ReadonlyMap<string, number>

/** Learns from the choices before `day`, which are in the order of time. */
export type LearnFromPast = (past: readonly PastChoice[], day: number) => ScoreProducts

/** Learning anew for each day takes its time with many rows: so many rows, all fits together. */
const ROWS_LEARNT = 500_000
const [FEWEST_FITS, MOST_FITS] = [3, 30]

const dayOf = (timeMs: number): number => Math.floor(timeMs / DAY_MS)

/** Days in the order of time, cut into at most `most` runs as equally long as can be. */
function blocksOf(days: readonly number[], most: number): number[][] {
  const count = Math.min(days.length, Math.max(1, most))
  return Array.from({ length: count }, (_, block) =>
    days.slice(Math.floor((block * days.length) / count), Math.floor(((block + 1) * days.length) / count)),
  )
}

/** The choices of a history, and what every baseline asks of them. */
interface Past {
  /** In the order of time. */
  dated: readonly PastChoice[]
  /** In the order of time. */
  ofUser: ReadonlyMap<string, readonly PastChoice[]>
  /** The most popular products before each day that was asked about, at least `k` of them where there are. */
  popular: Map<number, string[]>
  popularK: number
}

const pasts = new WeakMap<readonly LabelledRow[], Past>()

function pastOf(history: readonly LabelledRow[]): Past {
  const known = pasts.get(history)
  if (known !== undefined) return known
  const dated = history
    .flatMap(({ timeMs, label, user, segments = [], text = '' }) =>
      timeMs === null ? [] : [{ timeMs, labels: splitLabels(label), user, segments, text, day: dayOf(timeMs) }],
    )
    .sort((a, b) => a.timeMs - b.timeMs)
  const past: Past = { dated, ofUser: groupBy(dated, ({ user }) => user), popular: new Map(), popularK: 0 }
  pasts.set(history, past)
  return past
}

/** How many of the choices lie before the day. O(log n). */
function countBefore(dated: readonly PastChoice[], day: number): number {
  let [low, high] = [0, dated.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((dated[middle]?.day ?? day) < day) low = middle + 1
    else high = middle
  }
  return low
}

/** Sums are kept as 2^((day − origin)/14) and scaled down before a double overflows (2^1023). */
const RESCALE_EXPONENT = 500

/**
 * The `k` most popular products before each of the days (rising): Σ 2^(−age/14), in one sweep over the choices, remembered
 * for the next baseline.
 */
function* popularBefore(past: Past, days: readonly number[], k: number): Steps<ReadonlyMap<number, string[]>> {
  if (past.popularK < k) {
    past.popular.clear()
    past.popularK = k
  }
  if (days.every((day) => past.popular.has(day))) return past.popular
  const sums = new Map<string, number>()
  let origin = past.dated[0]?.day ?? 0
  let next = 0
  for (const day of days) {
    for (let choice = past.dated[next]; choice !== undefined && choice.day < day; choice = past.dated[++next]) {
      const exponent = (choice.day - origin) / HALF_LIFE_DAYS
      if (exponent > RESCALE_EXPONENT) {
        for (const [product, sum] of sums) sums.set(product, sum * 2 ** -exponent)
        origin = choice.day
      }
      const amount = 2 ** ((choice.day - origin) / HALF_LIFE_DAYS)
      for (const label of choice.labels) addTo(sums, label, amount)
    }
    past.popular.set(day, bestOf(sums, past.popularK))
    yield
  }
  return past.popular
}

/** Rows that are answered before others have their turn. */
const ROWS_A_TURN = 200

/**
 * Recommends for each row the `k` products that score best, then the most popular of the past (Σ 2^(−age/14)). `learn` gets
 * all choices of the days before a block of evaluated days, at most `mostFits` times and with many rows fewer, yet at least three;
 * what is popular, and a user's own choices, reach up to the day before the row's. Rows without time get nothing. Ties by
 * name. Learning on days, not moments: inference runs at night, and what happens on one day is served together.
 */
export function* recommendByDays(
  rows: readonly EvaluatedRow[],
  history: readonly LabelledRow[],
  k: number,
  learn: LearnFromPast,
  mostFits = MOST_FITS,
): Steps<string[][]> {
  const past = pastOf(history)
  const { dated, ofUser } = past
  const fits = Math.max(FEWEST_FITS, Math.min(mostFits, Math.floor(ROWS_LEARNT / dated.length)))
  const days = [...new Set(rows.flatMap(({ timeMs }) => (timeMs === null ? [] : [dayOf(timeMs)])))].sort(
    (a, b) => a - b,
  )
  const popular = yield* popularBefore(past, days, k)
  const answers = new Map<EvaluatedRow, string[]>()
  const byDay = groupBy(rows, ({ timeMs }) => (timeMs === null ? null : dayOf(timeMs)))
  let answered = 0
  for (const block of blocksOf(days, fits)) {
    const first = block[0] ?? 0
    const score = learn(dated.slice(0, countBefore(dated, first)), first)
    yield
    // Rows of one segment share their scores, and so their best.
    const best = new WeakMap<ReadonlyMap<string, number>, string[]>()
    for (const day of block) {
      for (const row of byDay.get(day) ?? []) {
        const own = row.user === null ? [] : (ofUser.get(row.user) ?? []).filter((choice) => choice.day < day).reverse()
        const scores = score(row, own, day)
        const found = best.get(scores) ?? bestOf(scores, k)
        best.set(scores, found)
        const named = new Set(found)
        const others = popular.get(day)?.filter((product) => !named.has(product)) ?? []
        answers.set(row, [...found, ...others].slice(0, k))
        if (++answered % ROWS_A_TURN === 0) yield
      }
    }
  }
  return rows.map((row) => answers.get(row) ?? [])
}

/** What has a key, by key, in the order given. */
export function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K | null): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    if (key === null) continue
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return groups
}

/** The `k` products with the greatest scores above 0, best first; ties by name. O(products · k) at worst, O(products) as a rule. */
function bestOf(scores: ReadonlyMap<string, number>, k: number): string[] {
  const best: [string, number][] = []
  for (const [product, score] of scores) {
    const last = best[k - 1]
    const before = ([other, reached]: readonly [string, number]) =>
      score > reached || (score === reached && product < other)
    if (score <= 0 || (last !== undefined && !before(last))) continue
    const place = best.findIndex(before)
    best.splice(place < 0 ? best.length : place, 0, [product, score])
    if (best.length > k) best.pop()
  }
  return best.map(([product]) => product)
}

const HALF_LIFE_DAYS = 14

export const addTo = (scores: Map<string, number>, product: string, amount: number): void =>
  void scores.set(product, (scores.get(product) ?? 0) + amount)

/** Σ 2^(−age/14) over the choices before `day`. */
export function popularityOf(past: readonly PastChoice[], day: number): Map<string, number> {
  const scores = new Map<string, number>()
  for (const choice of past)
    for (const label of choice.labels) addTo(scores, label, 2 ** ((choice.day - day) / HALF_LIFE_DAYS))
  return scores
}
