// The stage from product to SKU on a stored run: what would be shown to whom, and how often that held the SKU really taken.
import { z } from 'zod'
import type { RunFacts } from '@/lib/core/scoring/run-facts'
import { type LoggedWorth, listSkus, type SkuFigures, scoreSkus, worthOfSkus } from '@/lib/core/sku/score-skus'
import { createSkuStage, type ShownSku, type SkuStage } from '@/lib/core/sku/sku-list'
import { skuPolicies } from '@/lib/core/sku/sku-score'
import { byteOrderMark, csvLine } from '@/lib/files/write-csv'
import type { PoolStore } from '@/lib/store/pools'
import type { Run } from '@/lib/store/runs'
import { keepFor } from './keep-for'
import { REPORT_K } from './run-report'

export const SKU_KS = [1, 3, 5, 10]

/** As an address or a form gives it; nonsense falls back to the usual. */
export const skuChoiceSchema = z.object({
  policy: z.enum(skuPolicies).catch('thompson'),
  epsilon: z.coerce.number().min(0).max(1).catch(0),
  per: z.coerce.number().int().min(1).max(20).catch(3),
})
export type SkuChoice = z.output<typeof skuChoiceSchema>

export interface SkuArm {
  arm: number
  figures: SkuFigures
  /** Null where the dataset has no logged actions with rewards. */
  worth: LoggedWorth | null
  /** The first rows. */
  rows: { rowIndex: number; labelSkus: readonly string[]; skus: ShownSku[] }[]
}

const SHOWN_ROWS = 12

/** Null where the run has no pool with SKUs. The seed is the run's, so that a run always shows the same. */
async function openStage(
  pools: Pick<PoolStore, 'listSkus'>,
  run: Pick<Run, 'poolId' | 'sample'>,
  { policy, epsilon, per }: SkuChoice,
): Promise<SkuStage | null> {
  const skus = run.poolId === null ? [] : await pools.listSkus(run.poolId)
  return skus.length === 0 ? null : createSkuStage(skus, { policy, epsilon, perProduct: per, seed: run.sample.seed })
}

/** Figures of the arms, in the order given; null where the run has no pool with SKUs. */
export async function skuStageOf(
  pools: Pick<PoolStore, 'listSkus'>,
  run: Pick<Run, 'poolId' | 'sample'>,
  facts: RunFacts,
  arms: readonly number[],
  choice: SkuChoice,
): Promise<SkuArm[] | null> {
  const stage = await openStage(pools, run, choice)
  if (stage === null) return null
  const ofChoice = (arm: number) => `skus ${run.poolId} ${choice.policy} ${choice.epsilon} ${choice.per} ${arm}`
  return arms.map((arm) => keepFor(facts, ofChoice(arm), () => armOf(facts, arm, stage)))
}

function armOf(facts: RunFacts, arm: number, stage: SkuStage): SkuArm {
  const lists = listSkus(facts, arm, stage, REPORT_K)
  return {
    arm,
    figures: scoreSkus(facts, lists, SKU_KS),
    worth: worthOfSkus(facts, arm, stage, REPORT_K),
    rows: lists
      .slice(0, SHOWN_ROWS)
      .map(({ position, rowIndex, skus }) => ({ rowIndex, labelSkus: facts.rows[position]?.labelSkus ?? [], skus })),
  }
}

const ROWS_PER_PIECE = 500

/** skus.csv in pieces of text: one line a row, version and SKU, with the propensity that an estimate of its worth needs. */
export async function* exportSkus(
  pools: Pick<PoolStore, 'listSkus'>,
  run: Pick<Run, 'poolId' | 'sample'>,
  facts: RunFacts,
  versions: readonly string[],
  choice: SkuChoice,
): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(['row', 'version', 'rank', 'product', 'sku', 'score', 'propensity'])
  const stage = await openStage(pools, run, choice)
  if (stage === null) return
  for (const [arm, version] of versions.entries()) {
    const lists = listSkus(facts, arm, stage, REPORT_K)
    for (let from = 0; from < lists.length; from += ROWS_PER_PIECE) {
      yield lists
        .slice(from, from + ROWS_PER_PIECE)
        .flatMap(({ rowIndex, skus }) =>
          skus.map(({ product, sku, score, propensity }, place) =>
            csvLine([
              String(rowIndex),
              version,
              String(place + 1),
              product,
              sku,
              score.toFixed(6),
              propensity.toFixed(4),
            ]),
          ),
        )
        .join('')
    }
  }
}
