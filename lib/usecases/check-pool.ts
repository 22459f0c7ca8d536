// Checks the pool in force against a dataset: which labels it doesn't have, what stands in it twice.
import { columnWithRole } from '@/lib/core/dataset/dataset'
import { explainMatch, type MatchReason } from '@/lib/core/matching/explain-match'
import type { Normaliser } from '@/lib/core/matching/normalise'
import { type DuplicateGroup, findDuplicates } from '@/lib/core/pool/find-duplicates'
import { splitLabels } from '@/lib/core/scoring/score-answer'
import { AppError } from '@/lib/errors'
import { toSimplified } from '@/lib/files/to-simplified'
import type { Dataset } from '@/lib/store/datasets'
import type { PoolStore, SkuConflict } from '@/lib/store/pools'
import type { OpenPool } from './pool-matchers'

export interface NearProduct {
  product: string
  /** f in (0, 1]. */
  degree: number
  /** The alias by which it was found; null for its own name. */
  alias: string | null
  reason: MatchReason
}

export interface MissingLabel {
  label: string
  /** Rows with this label. */
  rows: number
  /** The nearest products, best first; none where nothing is shared. */
  nearest: NearProduct[]
}

export interface LabelCheck {
  /** Distinct labels, and label mentions: a row with two labels counts twice. */
  labels: number
  mentions: number
  /** Labels that equal no product and no alias, and their mentions. */
  missingLabels: number
  missingMentions: number
  /** Of the missing mentions, those of labels that mean a product with f ≥ theta all the same. */
  nearMentions: number
  /** The most frequent missing labels. */
  missing: MissingLabel[]
}

/** Labels between two turns of the event loop. */
const LABELS_PER_TURN = 500
const NEAREST = 3

/** How often each label occurs, most frequent first. Throws 'column.noLabel'. */
async function countLabels(pools: PoolStore, dataset: Pick<Dataset, 'id' | 'columns'>): Promise<[string, number][]> {
  const column = columnWithRole(dataset.columns, 'label')
  if (column < 0) throw new AppError('column.noLabel', {})
  const counts = new Map<string, number>()
  for (const { text, rows } of await pools.countCells(dataset.id, column)) {
    for (const label of splitLabels(text)) counts.set(label, (counts.get(label) ?? 0) + rows)
  }
  return [...counts].sort((a, b) => b[1] - a[1])
}

/**
 * Looks every label of the dataset up in the pool. A label is in the pool when it equals a product or an alias after
 * normalising and the packages don't contradict each other. Throws 'column.noLabel'.
 */
export async function checkLabels(
  { pools, normaliser }: { pools: PoolStore; normaliser: Normaliser },
  { matcher }: Pick<OpenPool, 'matcher'>,
  dataset: Pick<Dataset, 'id' | 'columns'>,
  { theta, limit }: { theta: number; limit: number },
): Promise<LabelCheck> {
  const counts = await countLabels(pools, dataset)
  const check: LabelCheck = {
    labels: counts.length,
    mentions: 0,
    missingLabels: 0,
    missingMentions: 0,
    nearMentions: 0,
    missing: [],
  }
  for (const [at, [label, rows]] of counts.entries()) {
    if (at % LABELS_PER_TURN === 0) await new Promise((resolve) => setImmediate(resolve))
    check.mentions += rows
    const [best] = matcher.nearest(label, 1, 0)
    if (best !== undefined && explainMatch(label, best.alias ?? best.name, normaliser).grade === 'exact') continue
    check.missingLabels++
    check.missingMentions += rows
    if (best !== undefined && best.degree >= theta) check.nearMentions += rows
    if (check.missing.length >= limit) continue
    const nearest = matcher.nearest(label, NEAREST, 0).map(({ name, degree, alias }) => ({
      product: name,
      degree,
      alias,
      reason: explainMatch(label, alias ?? name, normaliser),
    }))
    check.missing.push({ label, rows, nearest })
  }
  return check
}

export interface PoolCheck {
  duplicates: DuplicateGroup[]
  skuConflicts: SkuConflict[]
}

/** Products that are one under several spellings, and SKUs under several products; of the latter at most `limit`. */
export async function checkPool(
  { pools, normaliser }: { pools: PoolStore; normaliser: Normaliser },
  { poolId, names }: Pick<OpenPool, 'poolId' | 'names'>,
  limit: number,
): Promise<PoolCheck> {
  return {
    duplicates: findDuplicates(names, normaliser, toSimplified),
    skuConflicts: await pools.listSkuConflicts(poolId, limit),
  }
}
