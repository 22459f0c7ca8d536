// How well and how fast names are matched. Quality: pairs of names as two shops write one product, top-1 beside a plain bigram
// cosine. Speed: a large pool's build time, memory and exact queries a second; brute force on a sample as the floor.
// Run: npx tsx bench/match.ts [names]. Names are made of two-character words drawn with Zipf's law from a seeded table.
import { readFileSync } from 'node:fs'
import { eachGram } from '@/lib/core/matching/gram-table'
import { createMatcher } from '@/lib/core/matching/matcher'
import { buildIndex, countWeight, type NgramIndex, nameIdf } from '@/lib/core/matching/ngram-index'
import { createNormaliser } from '@/lib/core/matching/normalise'
import { createSearch } from '@/lib/core/matching/search-index'
import { seededRandom } from '@/lib/core/sampling/random'
import { toSimplified } from '@/lib/files/to-simplified'
import { bigramMatcher } from './match/bigram-matcher'
import { devicePairs, poolPairs, type ShopPair } from './match/shop-pairs'

/** What the lexical matcher of the house weighs codes by (lib/core/matching/matcher.ts). */
const CODE_WEIGHT = 2

function tellQuality(): void {
  const random = seededRandom(1)
  const lines = readFileSync('samples/health-pool.csv', 'utf8').trim().split('\n').slice(1)
  const products = [...new Set(lines.map((line) => line.split(',')[0] ?? ''))]
  const pairs = [...poolPairs(products, random), ...devicePairs(400, random)]
  const pool = [...new Set(pairs.map(({ product }) => product))]
  const lexical = createMatcher('lexical', pool, createNormaliser({ toSimplified }))
  const bigram = bigramMatcher(pool)
  const share = (of: readonly ShopPair[], nearest: (name: string) => string | undefined) =>
    `${((100 * of.filter(({ written, product }) => nearest(written) === product).length) / of.length).toFixed(1)} %`
  console.log(`top-1 of ${pairs.length} pairs over ${pool.length} products: plain bigram cosine, ours`)
  for (const kind of [...new Set(pairs.map((pair) => pair.kind)), null]) {
    const of = pairs.filter((pair) => kind === null || pair.kind === kind)
    const ours = share(of, (name) => lexical.nearest(name, 1, 0)[0]?.name)
    console.log(`  ${(kind ?? 'all').padEnd(20)} ${String(of.length).padStart(5)} ${share(of, bigram)}  ${ours}`)
  }
}

tellQuality()

const size = Number(process.argv[2] ?? 1_000_000)
const random = seededRandom(42)
const character = () => String.fromCharCode(0x4e00 + Math.floor(random() * 1500))
const words = Array.from({ length: 5_000 }, () => character() + character())
const word = () => words[Math.floor(words.length ** random() - 1)] ?? ''
const makeName = () => Array.from({ length: 7 + Math.floor(random() * 3) }, word).join('')
const names = Array.from({ length: size }, makeName)

/** A name as a model would write it: a character lost, one changed, or a word put before it. */
function misspell(name: string): string {
  const at = Math.floor(random() * name.length)
  const kind = Math.floor(random() * 3)
  if (kind === 0) return name.slice(0, at) + name.slice(at + 1)
  if (kind === 1) return name.slice(0, at) + character() + name.slice(at + 1)
  return word() + name
}
const queries = Array.from({ length: 20_000 }, () => misspell(names[Math.floor(random() * size)] ?? ''))

function bruteForceBest(index: NgramIndex, query: string): number {
  const weights = new Float64Array(index.frequency.length)
  eachGram(query, (high, low) => {
    const gram = index.grams.find(high, low)
    if (gram >= 0) weights[gram] = index.idf[gram] ?? 0
  })
  let best = -1
  let bestSum = 0
  for (let d = 0; d < index.documents; d++) {
    let sum = 0
    for (let at = index.forwardStart[d] ?? 0; at < (index.forwardStart[d + 1] ?? 0); at++) {
      const gram = index.forwardGram[at] ?? 0
      sum += (weights[gram] ?? 0) * countWeight(index.forwardCount[at] ?? 0) * (index.idf[gram] ?? 0)
    }
    sum *= index.inverseNorm[d] ?? 0
    if (sum > bestSum) {
      bestSum = sum
      best = d
    }
  }
  return best
}

function rate(label: string, amount: number, run: (query: string) => unknown): void {
  const started = performance.now()
  for (const query of queries.slice(0, amount)) run(query)
  const seconds = (performance.now() - started) / 1000
  console.log(`${label}: ${Math.round(amount / seconds)} queries/s`)
}

const started = performance.now()
const index = buildIndex(names, nameIdf, CODE_WEIGHT)
const search = createSearch(index)
console.log(`${size} names of ${(names.reduce((sum, name) => sum + name.length, 0) / size).toFixed(1)} characters`)
console.log(`build: ${((performance.now() - started) / 1000).toFixed(2)} s, ${index.frequency.length} distinct grams`)
console.log(`memory: ${Math.round(process.memoryUsage().rss / 1e6)} MB resident, names included`)
rate('exact top-1', 20_000, (query) => search(query, 1))
rate('exact top-1 at θ=0.5', 20_000, (query) => search(query, 1, 0.5))
rate('exact top-1 at θ=0.8', 20_000, (query) => search(query, 1, 0.8))
rate('exact top-10', 5_000, (query) => search(query, 10))
const strangers = Array.from({ length: 2_000 }, makeName)
const strangersStarted = performance.now()
for (const name of strangers) search(name, 1, 0.5)
console.log(`θ=0.5, names not in the pool: ${Math.round(2_000_000 / (performance.now() - strangersStarted))} queries/s`)
rate('brute force (floor)', 5, (query) => bruteForceBest(index, query))
