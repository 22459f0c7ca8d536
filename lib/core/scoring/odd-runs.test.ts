// What is odd about a run must not break a figure of it: each is a finite number, or says that there is none.
import { describe, expect, it } from 'vitest'
import type { ScoredTrial } from '../run/run'
import { listSkus, scoreSkus, worthOfSkus } from '../sku/score-skus'
import { createSkuStage } from '../sku/sku-list'
import { challengeChampion } from './compare-champion'
import { cutoffCurve, longestAnswer, thresholdCurve } from './curves'
import { decideRun } from './decide-run'
import { measureArm } from './full-metrics'
import { funnelOf } from './funnel'
import { reportMisses } from './miss-report'
import { buildReport, type Report, reportSchema } from './report'
import type { RowFact } from './run-facts'
import { factsOf, rowFactOf, trialOf } from './run-facts.fixture'
import { runningLooks, runningRate } from './running-rate'
import { sliceRun } from './slices'

const run: Report['run'] = {
  ...{
    id: 'r',
    status: 'completed' as const,
    seed: 1,
    sampledRows: 1,
    datasetRows: 1,
    theta: 0.8,
    match: 'lexical' as const,
  },
  ...{ startedAt: new Date(0).toISOString(), finishedAt: null },
}

/** Places of numbers that are none. */
function unfit(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [path]
  if (value === null || typeof value !== 'object') return []
  const entries = value instanceof Map ? [...value] : Object.entries(value)
  return entries.flatMap(([key, one]) => unfit(one, `${path}.${key}`))
}

interface OddRun {
  rows: RowFact[]
  arms: ScoredTrial[][]
  pool?: ReadonlyMap<string, { category: string; inStock: boolean | null }> | null
  /** Null: no model has a price. */
  costUsd?: number | null
}

const stage = createSkuStage([], { policy: 'mean', epsilon: 0, perProduct: 3, seed: 1 })

function everything({ rows, arms, pool = null, costUsd = 0 }: OddRun, k = 5) {
  const positions = [...rows.keys()]
  const half = positions.slice(0, Math.ceil(rows.length / 2))
  const facts = factsOf({
    ...{ rows, arms, pool, positions },
    dimensions: [
      {
        ...{ key: 'user', kind: 'user', name: '' },
        slices: [
          { value: 'cold', positions: half },
          { value: 'warm', positions: positions.slice(half.length) },
        ],
      },
    ],
  })
  const report = buildReport({
    run,
    arms: arms.map((trials, arm) => ({
      ...{ name: `v${arm}`, model: 'm', trials, calls: trials.length, reusedAnswers: 0 },
      ...{ tokens: { input: 0, output: 0 }, costUsd },
    })),
    baselines: [{ name: 'popularity', rows: rows.map(() => ({ hitRank: 0, user: null })) }],
    ...{ ks: [1, 5, k], k, poolSize: pool === null ? null : pool.size },
  })
  const all = arms.map((trials, arm) => {
    const lists = listSkus(facts, arm, stage, k)
    return {
      measures: measureArm(facts, arm, [1, 5, k], k),
      misses: reportMisses(facts, arm, k),
      funnel: funnelOf(facts, arm, k),
      overK: cutoffCurve(trials, Math.max(k, longestAnswer(trials))),
      overTheta: thresholdCurve(trials, [0.5, 0.8]),
      running: runningRate(trials, runningLooks(trials.length, 10), k),
      skus: scoreSkus(facts, lists, [1, k]),
      worth: worthOfSkus(facts, arm, stage, k),
    }
  })
  const [first = [], second = []] = arms
  const found = {
    ...{ report, all },
    slices: sliceRun(facts, 0, arms.length > 1 ? 1 : null, k),
    challenges: challengeChampion(first, [second], { k, delta: 0.02 }),
    decided: decideRun(arms.flat(), k, 0.02),
  }
  expect(unfit(found)).toEqual([])
  expect(reportSchema.parse(report)).toEqual(report)
  return found
}

const many = (count: number, of: (at: number) => Partial<ScoredTrial>, arm = 0) =>
  Array.from({ length: count }, (_, position) => trialOf({ arm, position, products: ['甲', '乙'], ...of(position) }))
const facts = (count: number, fact: Partial<RowFact> = {}) => Array.from({ length: count }, () => rowFactOf(fact))

describe('a run whose', () => {
  it('only row was asked of one version', () => {
    const { report, slices, all } = everything({ rows: facts(1), arms: [many(1, () => ({ hitRank: 1 }))] })
    expect(report.versions[0]).toMatchObject({ hitAt: { 5: 1 }, trials: 1 })
    expect(report.versions[0]?.hitAtInterval[5]?.[0]).toBeLessThan(0.5)
    expect(slices.better).toBeNull()
    expect(all[0]?.running).toEqual([])
  })

  it('only row was asked of two versions', () => {
    const arms = [many(1, () => ({ hitRank: 1 })), many(1, () => ({}), 1)]
    const { report, challenges } = everything({ rows: facts(1), arms })
    expect(report.comparisons[0]).toMatchObject({ rows: 1, losses: 1, verdict: 'undecided' })
    expect(challenges[0]?.adjustedP).toBe(1)
  })

  it('rows all hit', () => {
    const arms = [0, 1].map((arm) => many(300, () => ({ hitRank: 1, degree: 1 }), arm))
    const { report, all } = everything({ rows: facts(300), arms })
    expect(report.versions[0]?.hitAt).toMatchObject({ 1: 1, 5: 1 })
    expect(report.versions[0]?.hitAtInterval[5]?.[0]).toBeGreaterThan(0.98)
    expect(report.comparisons[0]).toMatchObject({ difference: 0, verdict: 'undecided' })
    expect(all[0]?.misses.misses).toBe(0)
  })

  it('rows all miss', () => {
    const { report, challenges } = everything({
      rows: facts(300),
      arms: [0, 1].map((arm) => many(300, () => ({}), arm)),
    })
    expect(report.versions[0]).toMatchObject({ hitAt: { 5: 0 }, mrr: 0 })
    expect(report.versions[0]?.hitAtInterval[5]?.[1]).toBeGreaterThan(0.005)
    expect(challenges[0]).toMatchObject({ wins: 0, losses: 0, mcnemarP: 1 })
  })

  it('answers were all lost', () => {
    const lost = many(40, (at) => ({ outcome: at % 2 === 0 ? 'failed' : 'refused', products: [] }))
    const { report } = everything({ rows: facts(40), arms: [lost] })
    expect(report.versions[0]).toMatchObject({
      ...{ answerCoverage: 0, hitAt: { 5: 0 }, conditionalHitAt: { 5: null } },
      outcomes: { scored: 0, failed: 20, refused: 20 },
    })
  })

  it('answers name fewer products than k', () => {
    const arms = [many(50, (at) => ({ products: ['甲'], hitRank: at % 5 === 0 ? 1 : 0 }))]
    const { report, all } = everything({ rows: facts(50), arms }, 20)
    expect(report.versions[0]?.hitAt).toEqual({ 1: 0.2, 5: 0.2, 20: 0.2 })
    expect(all[0]?.overK.at(-1)?.share).toBe(0.2)
  })

  it('models have no price', () => {
    const { report } = everything({ rows: facts(20), arms: [many(20, () => ({}))], costUsd: null })
    expect(report.versions[0]?.costUsd).toBeNull()
  })

  it('pool lacks every label', () => {
    const pool = new Map([
      ['甲', { category: '', inStock: null }],
      ['乙', { category: '感冒', inStock: false }],
    ])
    const rows = facts(60, { labels: ['外来品'], labelProducts: [null] })
    const { report, all } = everything({ rows, arms: [many(60, () => ({ poolProducts: ['甲', null] }))], pool })
    expect(report.versions[0]?.hitAt[5]).toBe(0)
    expect(all[0]?.misses.kinds.unlisted).toBe(60)
  })

  it('sample has no label at all', () => {
    const rows = facts(30, { labels: [], labelProducts: [] })
    const { report } = everything({ rows, arms: [many(30, () => ({}))], pool: new Map() })
    expect(report.versions[0]?.hitAt[5]).toBe(0)
  })

  it('trials are none', () => {
    expect(everything({ rows: [], arms: [[], []] }).report.versions[0]).toMatchObject({ trials: 0, costUsd: 0 })
  })
})
