// How often the list of SKUs held the SKU really taken.
import { type AtCutoff, mean, summariseHits } from '../scoring/metrics'
import { mappedOf } from '../scoring/misses'
import type { RunFacts } from '../scoring/run-facts'
import { type LoggedReward, type SnipsEstimate, snips } from '../statistics/snips'
import type { Interval } from '../statistics/wilson'
import type { ShownSku, SkuStage } from './sku-list'

export interface SkuFigures {
  /** Rows with a label SKU: those that the hit rates are over. */
  rows: number
  hitAt: AtCutoff<number>
  hitAtInterval: AtCutoff<Interval>
  /** Mean number of SKUs of a row, over all finished rows; 0 without any. */
  shown: number
}

/** The SKUs of every finished row of an arm, in the order of the sample, from its first `k` products. */
export function listSkus(
  facts: RunFacts,
  arm: number,
  stage: SkuStage,
  k: number,
): { position: number; rowIndex: number; skus: ShownSku[] }[] {
  return (facts.arms[arm] ?? []).map((trial) => ({
    position: trial.position,
    rowIndex: trial.rowIndex,
    skus: stage.list(trial.position, mappedOf(trial, k)),
  }))
}

/** A policy's worth by the log, and whether the log says with what chance it showed what it showed. */
export interface LoggedWorth extends SnipsEstimate {
  /** False: the share of each action among all logged ones stands for its chance. */
  knownChances: boolean
}

/**
 * What a place of the lists would earn, from the rows of the arm that name an action and its reward (SNIPS); null where none
 * does. Rows without a known chance are left out where others have one.
 */
export function worthOfSkus(facts: RunFacts, arm: number, stage: SkuStage, k: number): LoggedWorth | null {
  const logged = (facts.arms[arm] ?? []).flatMap((trial) => {
    const row = facts.rows[trial.position]
    return row?.logged ? [{ trial, logged: row.logged, user: row.user }] : []
  })
  if (logged.length === 0) return null
  const knownChances = logged.some(({ logged: { propensity } }) => propensity !== null)
  const counts = new Map<string, number>()
  for (const { logged: one } of logged) counts.set(one.action, (counts.get(one.action) ?? 0) + 1)
  const rows = logged.flatMap(({ trial, logged: one, user }): LoggedReward[] => {
    const chance = knownChances ? one.propensity : (counts.get(one.action) ?? 0) / logged.length
    if (chance === null) return []
    return [{ target: stage.chanceOf(one, mappedOf(trial, k)), logged: chance, reward: one.reward, user }]
  })
  return { ...snips(rows), knownChances }
}

/** SKU hit rate at each cut-off of `ks`: a row hits where one of the first SKUs was really taken. */
export function scoreSkus(facts: RunFacts, lists: ReturnType<typeof listSkus>, ks: readonly number[]): SkuFigures {
  const judged = lists.flatMap(({ position, skus }) => {
    const row = facts.rows[position]
    if (row === undefined || row.labelSkus.length === 0) return []
    return [{ hitRank: skus.findIndex(({ sku }) => row.labelSkus.includes(sku)) + 1, user: row.user }]
  })
  return { rows: judged.length, ...summariseHits(judged, ks), shown: mean(lists.map(({ skus }) => skus.length)) }
}
