// Exact top-k by cosine over an NgramIndex, with max-score pruning: inverted lists are read from the rarest gram on until
// no text outside can still get in; the texts inside are then finished through their forward lists.
import { eachGram } from './gram-table'
import { countWeight, type NgramIndex } from './ngram-index'

export interface Neighbour {
  /** Position of the text in the indexed list. */
  position: number
  /** Cosine in (0, 1]. */
  degree: number
}
/** The `k` nearest texts with degree ≥ theta (and > 0), best first, ties by position. `accept` = false leaves a text out. */
export type Search = (query: string, k: number, theta?: number, accept?: (position: number) => boolean) => Neighbour[]

/** Above the rounding of 32-bit sums over 1,000 grams; bounds give way by this much, so that pruning stays exact. */
const SLACK = 1e-4
/** Candidates are counted anew only when the bound fell by this factor, which keeps counting cheaper than reading. */
const RECOUNT = 0.85

interface Query {
  /** Gram ids by rising document frequency. */
  grams: number[]
  weights: number[]
  /** bounds[i]: the most that grams i… can add to any text: min(Σ q·peak, √Σ q²). */
  bounds: number[]
  /** postings[i]: how many entries the lists i… have together. */
  postings: number[]
}

/** The query as a vector of length 1; grams that no text holds take part in the length alone. */
function readQuery(index: NgramIndex, text: string): Query {
  const counts = new Map<number, number>()
  const unseen = new Map<number, number>()
  eachGram(text, (high, low) => {
    const gram = index.grams.find(high, low)
    if (gram < 0) {
      const key = high * 0x100000000 + low
      unseen.set(key, (unseen.get(key) ?? 0) + 1)
    } else if ((index.idf[gram] ?? 0) > 0) counts.set(gram, (counts.get(gram) ?? 0) + 1)
  })
  let squares = 0
  for (const count of unseen.values()) squares += (countWeight(count) * index.unseenIdf) ** 2
  const frequency = (gram: number) => index.frequency[gram] ?? 0
  const grams = [...counts.keys()].sort((a, b) => frequency(a) - frequency(b) || a - b)
  const raw = grams.map((gram) => countWeight(counts.get(gram) ?? 0) * (index.idf[gram] ?? 0))
  for (const weight of raw) squares += weight * weight
  const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0
  const weights = raw.map((weight) => weight * scale)
  return { grams, weights, ...suffixes(index, grams, weights) }
}

function suffixes(index: NgramIndex, grams: number[], weights: number[]): Pick<Query, 'bounds' | 'postings'> {
  const bounds = new Array<number>(grams.length + 1).fill(0)
  const postings = new Array<number>(grams.length + 1).fill(0)
  let linear = 0
  let squares = 0
  for (let i = grams.length - 1; i >= 0; i--) {
    const gram = grams[i] ?? 0
    const weight = weights[i] ?? 0
    linear += weight * (index.peak[gram] ?? 0)
    squares += weight * weight
    bounds[i] = Math.min(linear, Math.sqrt(squares))
    postings[i] = (postings[i + 1] ?? 0) + (index.frequency[gram] ?? 0)
  }
  return { bounds, postings }
}

/** The k best of what it is offered: by degree, then by position. Insertion into a short list. */
class Best {
  readonly found: Neighbour[] = []
  constructor(
    private readonly k: number,
    private readonly theta: number,
  ) {}

  /** The least degree that still gets in. */
  get floor(): number {
    return Math.max(this.theta, this.found.length < this.k ? 0 : (this.found[this.k - 1]?.degree ?? 0))
  }

  offer(position: number, degree: number): void {
    if (degree <= 0 || degree < this.floor) return
    let at = this.found.length
    for (; at > 0; at--) {
      const before = this.found[at - 1]
      if (before === undefined || before.degree > degree || (before.degree === degree && before.position < position))
        break
    }
    this.found.splice(at, 0, { position, degree })
    if (this.found.length > this.k) this.found.pop()
  }
}

/** A search over the index. Holds 8 bytes a text and 8 a gram as scratch; calls must not overlap (they are synchronous). */
export function createSearch(index: NgramIndex): Search {
  const { postingStart, postingText, postingWeight, forwardStart, forwardGram, forwardCount, idf, inverseNorm } = index
  const sums = new Float32Array(index.documents)
  const touched = new Uint32Array(index.documents)
  const queryWeight = new Float64Array(index.frequency.length)
  const meanLength = forwardGram.length / Math.max(1, index.documents)

  /** The k-th best sum so far: no final k-th degree can be lower. */
  function kthSum(count: number, k: number): number {
    if (count < k) return 0
    const best = new Float64Array(k)
    for (let t = 0; t < count; t++) {
      const sum = sums[touched[t] ?? 0] ?? 0
      if (sum <= (best[k - 1] ?? 0)) continue
      let at = k - 1
      for (; at > 0 && (best[at - 1] ?? 0) < sum; at--) best[at] = best[at - 1] ?? 0
      best[at] = sum
    }
    return best[k - 1] ?? 0
  }

  function countAbove(count: number, floor: number): number {
    let above = 0
    for (let t = 0; t < count; t++) if ((sums[touched[t] ?? 0] ?? 0) >= floor) above++
    return above
  }

  function exactDegree(text: number): number {
    let sum = 0
    for (let at = forwardStart[text] ?? 0, end = forwardStart[text + 1] ?? 0; at < end; at++) {
      const gram = forwardGram[at] ?? 0
      const weight = queryWeight[gram] ?? 0
      if (weight > 0) sum += weight * countWeight(forwardCount[at] ?? 0) * (idf[gram] ?? 0)
    }
    return Math.min(1, sum * (inverseNorm[text] ?? 0))
  }

  /** Adds one list to the sums; gives the new number of touched texts. A refused text sinks to -∞ and stays there. */
  function accumulate(
    gram: number,
    weight: number,
    count: number,
    accept: ((position: number) => boolean) | undefined,
  ): number {
    for (let at = postingStart[gram] ?? 0, end = postingStart[gram + 1] ?? 0; at < end; at++) {
      const text = postingText[at] ?? 0
      const sum = sums[text] ?? 0
      if (sum === 0) {
        touched[count++] = text
        if (accept !== undefined && !accept(text)) {
          sums[text] = Number.NEGATIVE_INFINITY
          continue
        }
      }
      sums[text] = sum + weight * (postingWeight[at] ?? 0)
    }
    return count
  }

  /** Reads lists until the answer is among the touched texts and finishing them costs less than reading on. */
  function collect(query: Query, k: number, theta: number, accept: ((position: number) => boolean) | undefined) {
    const { grams, weights, bounds, postings } = query
    let count = 0
    let floor = theta
    let recountAt = Number.POSITIVE_INFINITY
    let i = 0
    for (; i < grams.length; i++) {
      const bound = bounds[i] ?? 0
      if (bound <= recountAt && (i > 0 || bound + SLACK < theta)) {
        floor = Math.max(theta, kthSum(count, k))
        recountAt = bound * RECOUNT
        const closed = floor > bound + SLACK
        if (closed && countAbove(count, floor - bound - SLACK) * meanLength <= (postings[i] ?? 0)) break
      }
      count = accumulate(grams[i] ?? 0, weights[i] ?? 0, count, accept)
    }
    return { count, bound: bounds[i] ?? 0, floor: Math.max(floor, theta, kthSum(count, k)) }
  }

  return (text, k, theta = 0, accept) => {
    const query = readQuery(index, text)
    const best = new Best(k, theta)
    if (k < 1) return best.found
    const { count, bound, floor } = collect(query, k, theta, accept)
    for (const [i, gram] of query.grams.entries()) queryWeight[gram] = query.weights[i] ?? 0
    for (let t = 0; t < count; t++) {
      const candidate = touched[t] ?? 0
      const most = (sums[candidate] ?? 0) + bound + SLACK
      sums[candidate] = 0
      if (most >= floor && most >= best.floor) best.offer(candidate, exactDegree(candidate))
    }
    for (const gram of query.grams) queryWeight[gram] = 0
    return best.found
  }
}
