// Baseline: nearest neighbours on the row's text. What those took whose rows read most like this one.
import type { Column } from '@/lib/core/dataset/dataset'
import { buildIndex, countWeight, eachIndexGram } from '@/lib/core/matching/ngram-index'
import type { Baseline } from './baseline'
import { addTo, type PastChoice, recommendByDays, type ScoreProducts } from './past-days'

/** The latest choices before a fit are looked at: more of them would take long to index, and are old. */
const LATEST = 5000
const NEIGHBOURS = 50
/**
 * A gram in more than this share of the rows tells little and costs most: on the sample rows leaving such grams out takes a query
 * from 5.3 to 0.8 ms of the full search and gains a point and a half of hit@5 (.05; a third of a point less at .1, three at .02).
 */
const COMMON_SHARE = 0.05
/** In so many rows no gram is too common. */
const FEW = 20
/** Characters of a row that are read: they bound what 100,000 rows take in memory. */
export const ROW_TEXT_LIMIT = 600

/** Places of the columns whose cells make a row's text: all features, but those that the run takes for something else. */
export const textColumns = (
  columns: readonly Pick<Column, 'role'>[],
  { label, user, time }: { label: number; user: number | null; time: number | null },
): number[] => columns.flatMap(({ role }, at) => (role === 'feature' && ![label, user, time].includes(at) ? [at] : []))

/**
 * A product scores Σ cos over the 50 rows of the past that are nearest by TF-IDF of character 2+3-grams and whose user took it; the
 * user's own earlier rows are among them. idf = ln(N/df), 0 for grams of more than a twentieth of the rows. Then the popular
 * ones. It is what the embedded model does with a prompt, on the cells alone and by days. O(grams · their rows) a row.
 * Sources: G. Salton, C. Buckley, "Term-weighting approaches in automatic text retrieval", Inf. Process. Manage. 24(5), 1988;
 * B. Sarwar et al., "Analysis of recommendation algorithms for e-commerce", EC 2000 (neighbours' choices as scores).
 */
export function createSimilarRows(): Baseline {
  return {
    name: 'nearest',
    needsTime: true,
    needsText: true,
    recommend: (rows, history, k) => recommendByDays(rows, history, k, learn),
  }
}

function learn(past: readonly PastChoice[]): ScoreProducts {
  const latest = past.slice(-LATEST).filter(({ text }) => text !== '')
  const nearest = createNearest(latest.map(({ text }) => text))
  return ({ text = '' }) => {
    const scores = new Map<string, number>()
    for (const [position, similarity] of nearest(text))
      for (const label of latest[position]?.labels ?? []) addTo(scores, label, similarity)
    return scores
  }
}

/**
 * The NEIGHBOURS texts that share most with a query, each with its cosine times the query's length, best first; of equals the
 * later. Added up list by list: with common grams left out the lists are short, and pruning would cost more than it spares.
 */
function createNearest(texts: readonly string[]): (query: string) => [position: number, similarity: number][] {
  const index = buildIndex(texts, (documents, frequency) =>
    frequency > Math.max(FEW, documents * COMMON_SHARE) ? 0 : Math.log(documents / frequency),
  )
  const sums = new Float64Array(texts.length)
  return (query) => {
    const counts = new Map<number, number>()
    eachIndexGram(index, query, (high, low) => {
      const gram = index.grams.find(high, low)
      if (gram >= 0 && (index.idf[gram] ?? 0) > 0) counts.set(gram, (counts.get(gram) ?? 0) + 1)
    })
    const touched: number[] = []
    for (const [gram, count] of counts) {
      const weight = countWeight(count) * (index.idf[gram] ?? 0)
      const end = index.postingStart[gram + 1] ?? 0
      for (let at = index.postingStart[gram] ?? 0; at < end; at++) {
        const text = index.postingText[at] ?? 0
        if (sums[text] === 0) touched.push(text)
        sums[text] = (sums[text] ?? 0) + weight * (index.postingWeight[at] ?? 0)
      }
    }
    const best: [number, number][] = []
    for (const text of touched) {
      const sum = sums[text] ?? 0
      sums[text] = 0
      const before = ([other, reached]: readonly [number, number]) => sum > reached || (sum === reached && text > other)
      const last = best[NEIGHBOURS - 1]
      if (last !== undefined && !before(last)) continue
      const place = best.findIndex(before)
      best.splice(place < 0 ? best.length : place, 0, [text, sum])
      if (best.length > NEIGHBOURS) best.pop()
    }
    return best
  }
}
