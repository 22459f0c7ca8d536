// Baseline: what users like this one took most, where one column parts them.

import type { Column } from '@/lib/core/dataset/dataset'
import { crossTable, informationBias, pluginInformation } from '@/lib/core/dataset/report/association'
import { encodeValues } from '@/lib/core/dataset/report/encode-column'
import type { Baseline } from './baseline'
import { addTo, groupBy, type PastChoice, popularityOf, recommendByDays, type ScoreProducts } from './past-days'

const FEW_VALUES = 2
const MANY_VALUES = 50
const MOST_COLUMNS = 8
/** Rows of the whole past that count as much as one of the segment: small segments lean on it. */
const SHRINKAGE = 200

/** The latest choices are enough to tell the columns apart by. */
const LATEST = 20_000

/** Places of the feature columns that may part users: categories of few values, at most eight of them. */
export const segmentColumns = (columns: readonly Pick<Column, 'role' | 'kind' | 'distinct'>[]): number[] =>
  columns
    .flatMap(({ role, kind, distinct }, at) =>
      role === 'feature' && kind === 'category' && distinct >= FEW_VALUES && distinct <= MANY_VALUES ? [at] : [],
    )
    .slice(0, MOST_COLUMNS)

/**
 * Popularity within the row's segment, Σ 2^(−age/14), mixed with the whole past as if by SHRINKAGE of its choices. The column is
 * the one that tells most about the labels of the past (mutual information less its bias), chosen anew at each fit. No
 * column: plain popularity.
 */
export function createSegmentPopularity(): Baseline {
  return {
    name: 'segment',
    needsTime: true,
    recommend: (rows, history, k) => recommendByDays(rows, history, k, learn),
  }
}

function learn(past: readonly PastChoice[], day: number): ScoreProducts {
  const whole = popularityOf(past, day)
  const total = [...whole.values()].reduce((sum, score) => sum + score, 0)
  const column = tellingColumn(past.slice(-LATEST))
  const bySegment = groupBy(past, ({ segments }) => segments[column] ?? '')
  const scoresOf = new Map<string, Map<string, number>>()
  return (row) => {
    const segment = row.segments?.[column] ?? ''
    const known = scoresOf.get(segment)
    if (known !== undefined) return known
    const scores = new Map(popularityOf(bySegment.get(segment) ?? [], day))
    if (total > 0) for (const [product, score] of whole) addTo(scores, product, (SHRINKAGE * score) / total)
    scoresOf.set(segment, scores)
    return scores
  }
}

/** Place of the column with the most information about the first label; −1 where none has any. */
function tellingColumn(past: readonly PastChoice[]): number {
  const labels = encodeValues(past.map(({ labels: all }) => all[0] ?? ''))
  const information = (past[0]?.segments ?? []).map((_, column) => {
    const table = crossTable(encodeValues(past.map(({ segments }) => segments[column] ?? '')), labels)
    return pluginInformation(table) - informationBias(table)
  })
  return information.reduce((best, nats, at) => (nats > Math.max(0, information[best] ?? 0) ? at : best), -1)
}
