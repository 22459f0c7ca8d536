// An index of texts by character 2- and 3-grams with TF-IDF weights, in typed arrays: a forward list of grams for each
// text and an inverted list of texts for each gram. Search: search-index.ts.
import { codeCount, eachCode, eachGram, GramTable, type GramVisit, gramCount, isCode } from './gram-table'

/** Weight of a gram that occurs in `frequency` of `documents` texts; 0 leaves the gram out of the index. */
export type IdfWeight = (documents: number, frequency: number) => number

/** For names: positive for every gram, so that a corpus of one name can still be matched. */
export const nameIdf: IdfWeight = (documents, frequency) => Math.log(1 + documents / Math.max(1, frequency))
/** For long texts out of one template: what stands in every text weighs nothing (Spärck Jones 1972). */
export const textIdf: IdfWeight = (documents, frequency) => Math.log(documents / Math.max(1, frequency))

const COUNT_LIMIT = 255
/** Weight by occurrences in one text: 1 + ln(count), counts above 255 as 255 (Salton and Buckley 1988). */
const countWeights = Float64Array.from({ length: COUNT_LIMIT + 1 }, (_, count) =>
  count === 0 ? 0 : 1 + Math.log(count),
)
export const countWeight = (count: number): number => countWeights[Math.min(count, COUNT_LIMIT)] ?? 0

export interface NgramIndex {
  documents: number
  grams: GramTable
  /** By gram id. */
  frequency: Uint32Array
  idf: Float64Array
  /** Idf of a gram that no text holds: the greatest that there is; of a code, times codeWeight. */
  unseenIdf: number
  /** By how much model codes and numbers weigh more than other grams; 0 where they are no grams of their own. */
  codeWeight: number
  /** Greatest weight of the gram in any text (vectors have length 1). */
  peak: Float32Array
  /** Texts that hold gram g, rising: postingText[postingStart[g] … postingStart[g + 1]). */
  postingStart: Uint32Array
  postingText: Uint32Array
  postingWeight: Float32Array
  /** Grams of text d in order of first occurrence: forwardGram[forwardStart[d] … forwardStart[d + 1]). */
  forwardStart: Uint32Array
  forwardGram: Uint32Array
  forwardCount: Uint8Array
  /** 1 / vector length; 0 for a text without weight. */
  inverseNorm: Float64Array
}

type Forward = Pick<NgramIndex, 'grams' | 'frequency' | 'forwardStart' | 'forwardGram' | 'forwardCount'>

/** Calls `visit` with each gram of a text as the index counts them. */
export function eachIndexGram({ codeWeight }: Pick<NgramIndex, 'codeWeight'>, text: string, visit: GramVisit): void {
  eachGram(text, visit)
  if (codeWeight > 0) eachCode(text, visit)
}

/** How many grams `eachIndexGram` visits at most. */
export const indexGramCount = ({ codeWeight }: Pick<NgramIndex, 'codeWeight'>, text: string): number =>
  gramCount(text.length) + (codeWeight > 0 ? codeCount(text) : 0)

/** Idf of a gram that no text holds. */
export const unseenIdfOf = ({ unseenIdf, codeWeight }: NgramIndex, high: number): number =>
  isCode(high) ? unseenIdf * codeWeight : unseenIdf

const doubled = (array: Uint32Array) => {
  const grown = new Uint32Array(2 * array.length)
  grown.set(array)
  return grown
}

function everySecond(pairs: Uint32Array, count: number): Uint32Array<ArrayBuffer> {
  const firsts = new Uint32Array(count)
  for (let i = 0; i < count; i++) firsts[i] = pairs[2 * i] ?? 0
  return firsts
}

/** Most grams are rare: the weight of a frequency is computed once where it is small. */
function weighAll(frequency: Uint32Array, documents: number, weigh: IdfWeight): Float64Array {
  const rare = Float64Array.from({ length: 256 }, (_, count) => weigh(documents, count))
  const idf = new Float64Array(frequency.length)
  for (let gram = 0; gram < idf.length; gram++) {
    const count = frequency[gram] ?? 0
    idf[gram] = rare[count] ?? weigh(documents, count)
  }
  return idf
}

/** One pass over the texts: distinct grams of each with counts, in how many texts each gram occurs, and which are codes. */
function readTexts(texts: readonly string[], codeWeight: number): Forward & { codes: number[] } {
  const capacity = texts.reduce((sum, text) => sum + indexGramCount({ codeWeight }, text), 0)
  const codes: number[] = []
  const forwardStart = new Uint32Array(texts.length + 1)
  const forwardGram = new Uint32Array(capacity)
  const forwardCount = new Uint8Array(capacity)
  const grams = new GramTable()
  // Two numbers a gram, side by side for the cache: its frequency, and place + 1 of its latest entry.
  let seen = new Uint32Array(1 << 13)
  let end = 0
  let start = 0
  const visit = (high: number, low: number): void => {
    const gram = grams.intern(high, low)
    if (2 * gram >= seen.length) seen = doubled(seen)
    const place = seen[2 * gram + 1] ?? 0
    if (place > start) {
      const count = forwardCount[place - 1] ?? 0
      if (count < COUNT_LIMIT) forwardCount[place - 1] = count + 1
      return
    }
    if (place === 0 && isCode(high)) codes.push(gram)
    forwardGram[end] = gram
    forwardCount[end] = 1
    seen[2 * gram + 1] = ++end
    seen[2 * gram] = (seen[2 * gram] ?? 0) + 1
  }
  for (const [d, text] of texts.entries()) {
    start = end
    eachGram(text, visit)
    if (codeWeight > 0) eachCode(text, visit)
    forwardStart[d + 1] = end
  }
  return {
    grams,
    codes,
    frequency: everySecond(seen, grams.size),
    forwardStart,
    forwardGram: forwardGram.slice(0, end),
    forwardCount: forwardCount.slice(0, end),
  }
}

/** Takes grams without weight out of the forward lists, in place. */
function dropWeightless(forward: Forward, idf: Float64Array): void {
  const { forwardStart, forwardGram, forwardCount } = forward
  let kept = 0
  let from = 0
  for (let d = 0; d + 1 < forwardStart.length; d++) {
    const to = forwardStart[d + 1] ?? 0
    for (; from < to; from++) {
      const gram = forwardGram[from] ?? 0
      if ((idf[gram] ?? 0) <= 0) continue
      forwardGram[kept] = gram
      forwardCount[kept++] = forwardCount[from] ?? 0
    }
    forwardStart[d + 1] = kept
  }
  forward.forwardGram = forwardGram.slice(0, kept)
  forward.forwardCount = forwardCount.slice(0, kept)
}

function inverseNorms(forward: Forward, idf: Float64Array): Float64Array {
  const { forwardStart, forwardGram, forwardCount } = forward
  const norms = new Float64Array(forwardStart.length - 1)
  for (let d = 0; d < norms.length; d++) {
    let squares = 0
    for (let at = forwardStart[d] ?? 0, end = forwardStart[d + 1] ?? 0; at < end; at++) {
      const weight = (countWeights[forwardCount[at] ?? 0] ?? 0) * (idf[forwardGram[at] ?? 0] ?? 0)
      squares += weight * weight
    }
    norms[d] = squares > 0 ? 1 / Math.sqrt(squares) : 0
  }
  return norms
}

type Postings = Pick<NgramIndex, 'postingStart' | 'postingText' | 'postingWeight' | 'peak'>

function invert(forward: Forward, idf: Float64Array, inverseNorm: Float64Array): Postings {
  const { forwardStart, forwardGram, forwardCount, frequency } = forward
  const postingStart = new Uint32Array(idf.length + 1)
  for (let g = 0; g < idf.length; g++) {
    postingStart[g + 1] = (postingStart[g] ?? 0) + ((idf[g] ?? 0) > 0 ? (frequency[g] ?? 0) : 0)
  }
  const next = postingStart.slice()
  const postingText = new Uint32Array(forwardGram.length)
  const postingWeight = new Float32Array(forwardGram.length)
  for (let d = 0; d < inverseNorm.length; d++) {
    const scale = inverseNorm[d] ?? 0
    for (let at = forwardStart[d] ?? 0, end = forwardStart[d + 1] ?? 0; at < end; at++) {
      const gram = forwardGram[at] ?? 0
      const place = next[gram] ?? 0
      next[gram] = place + 1
      postingText[place] = d
      postingWeight[place] = (countWeights[forwardCount[at] ?? 0] ?? 0) * scale
    }
  }
  // Idf in a pass of its own, list by list: in the pass above each look at it would be a miss of the cache.
  const peak = new Float32Array(idf.length)
  for (let g = 0; g < idf.length; g++) {
    const weight = idf[g] ?? 0
    let most = 0
    for (let at = postingStart[g] ?? 0, end = postingStart[g + 1] ?? 0; at < end; at++) {
      const scaled = Math.fround((postingWeight[at] ?? 0) * weight)
      postingWeight[at] = scaled
      if (scaled > most) most = scaled
    }
    peak[g] = most
  }
  return { postingStart, postingText, postingWeight, peak }
}

/**
 * Indexes texts as they are (normalise before). About 20 bytes a gram of a text and 36 a distinct gram.
 * A text is a vector of (1 + ln count) · idf over its distinct grams, scaled to length 1. With a `codeWeight` above 0 its
 * model codes and numbers are grams, too (`eachCode`), whose idf is multiplied by it: in a catalogue of devices the code
 * alone tells two of a family apart.
 */
export function buildIndex(texts: readonly string[], weigh: IdfWeight, codeWeight = 0): NgramIndex {
  const { codes, ...forward } = readTexts(texts, codeWeight)
  const { frequency } = forward
  const idf = weighAll(frequency, texts.length, weigh)
  for (const code of codes) idf[code] = (idf[code] ?? 0) * codeWeight
  if (idf.some((weight) => weight <= 0)) dropWeightless(forward, idf)
  const inverseNorm = inverseNorms(forward, idf)
  const postings = invert(forward, idf, inverseNorm)
  return {
    ...forward,
    ...postings,
    documents: texts.length,
    idf,
    inverseNorm,
    unseenIdf: weigh(texts.length, 1),
    codeWeight,
  }
}
