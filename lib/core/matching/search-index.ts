// Exact top-k by cosine over an NgramIndex, with max-score pruning: inverted lists are read from the rarest gram on until
// no text outside can still get in; the texts inside are then finished through their forward lists.
import { countWeight, eachIndexGram, indexGramCount, type NgramIndex, unseenIdfOf } from './ngram-index'

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

/** A number for each gram of one query, in a table small enough to stay in the nearest cache: most grams looked up aren't in it. */
class QueryTable {
  private grams = new Uint32Array(64)
  private values = new Float64Array(64)
  private mask = 63

  /** Forgets the last query and makes room for one of up to `grams` grams. */
  clear(grams: number): void {
    if (4 * grams <= this.mask) {
      this.grams.fill(0)
      return
    }
    this.mask = 2 ** Math.ceil(Math.log2(4 * grams + 1)) - 1
    this.grams = new Uint32Array(this.mask + 1)
    this.values = new Float64Array(this.mask + 1)
  }

  private slotOf(gram: number): number {
    let slot = Math.imul(gram, 0x9e3779b1) & this.mask
    for (let held = this.grams[slot]; held !== 0 && held !== gram + 1; held = this.grams[slot]) {
      slot = (slot + 1) & this.mask
    }
    return slot
  }

  /** 0 where the query has no such gram. */
  get(gram: number): number {
    const slot = this.slotOf(gram)
    return this.grams[slot] === 0 ? 0 : (this.values[slot] ?? 0)
  }

  set(gram: number, value: number): void {
    const slot = this.slotOf(gram)
    this.grams[slot] = gram + 1
    this.values[slot] = value
  }
}

/** The query as a vector of length 1, its weights in `table`; grams that no text holds take part in the length alone. */
function readQuery(index: NgramIndex, text: string, table: QueryTable): Query {
  const grams: number[] = []
  const unseen = new Map<number, number>()
  table.clear(indexGramCount(index, text))
  eachIndexGram(index, text, (high, low) => {
    const gram = index.grams.find(high, low)
    if (gram < 0) {
      const key = high * 0x100000000 + low
      unseen.set(key, (unseen.get(key) ?? 0) + 1)
    } else if ((index.idf[gram] ?? 0) > 0) {
      const count = table.get(gram)
      if (count === 0) grams.push(gram)
      table.set(gram, count + 1)
    }
  })
  let squares = 0
  for (const [key, count] of unseen) {
    squares += (countWeight(count) * unseenIdfOf(index, Math.floor(key / 0x100000000))) ** 2
  }
  const frequency = (gram: number) => index.frequency[gram] ?? 0
  grams.sort((a, b) => frequency(a) - frequency(b) || a - b)
  const raw = grams.map((gram) => countWeight(table.get(gram)) * (index.idf[gram] ?? 0))
  for (const weight of raw) squares += weight * weight
  const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0
  const weights = raw.map((weight) => weight * scale)
  for (const [i, gram] of grams.entries()) table.set(gram, weights[i] ?? 0)
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

/** A search over the index. Holds 8 bytes a text as scratch; calls must not overlap (they are synchronous). */
export function createSearch(index: NgramIndex): Search {
  const { postingStart, postingText, postingWeight, forwardStart, forwardGram, forwardCount, idf, inverseNorm } = index
  const sums = new Float32Array(index.documents)
  const touched = new Uint32Array(index.documents)
  const queryWeights = new QueryTable()
  // The text with the greatest sum so far, and that sum: for k = 1 no pass over the touched is needed to know them.
  let front = -1
  let frontSum = 0
  const meanLength = forwardGram.length / Math.max(1, index.documents)

  /** The k-th best sum so far: no final k-th degree can be lower. */
  function kthSum(count: number, k: number): number {
    if (k === 1) return frontSum
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
      const weight = queryWeights.get(gram)
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
      const grown = sum + weight * (postingWeight[at] ?? 0)
      sums[text] = grown
      if (grown > frontSum) {
        frontSum = grown
        front = text
      }
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
    const leading = kthSum(count, k)
    return { count, bound: bounds[i] ?? 0, floor: Math.max(floor, theta, leading), leading }
  }

  return (text, k, theta = 0, accept) => {
    const best = new Best(k, theta)
    if (k < 1) return best.found
    const query = readQuery(index, text, queryWeights)
    front = -1
    frontSum = 0
    const { count, bound, floor, leading } = collect(query, k, theta, accept)
    // A sum from which a text may still get in.
    let least = Math.max(floor, best.floor) - bound - SLACK
    const finish = (candidate: number) => {
      best.offer(candidate, exactDegree(candidate))
      least = Math.max(least, best.floor - bound - SLACK)
      sums[candidate] = Number.NEGATIVE_INFINITY
    }
    // Those in front first: what they reach spares most of the others.
    if (k === 1) {
      if (front >= 0) finish(front)
    } else {
      for (let t = 0; t < count; t++) if ((sums[touched[t] ?? 0] ?? 0) >= leading) finish(touched[t] ?? 0)
    }
    for (let t = 0; t < count; t++) {
      const candidate = touched[t] ?? 0
      if ((sums[candidate] ?? 0) >= least) finish(candidate)
      sums[candidate] = 0
    }
    return best.found
  }
}
