import { describe, expect, it } from 'vitest'
import type { ScoredTrial } from '../run/run'
import { buildReport, type ReportArm, type ReportInput, reportSchema } from './report'

const trials = (arm: number, ranks: readonly number[]): ScoredTrial[] =>
  ranks.map((hitRank, position) => ({
    arm,
    position,
    rowIndex: position,
    user: null,
    outcome: 'scored',
    products: ['p'],
    poolProducts: ['p'],
    hitRank,
    bestProduct: 'p',
    degree: 1,
  }))
const arm = (name: string, ranks: readonly number[], place = 0): ReportArm => ({
  name,
  model: 'embedded',
  trials: trials(place, ranks),
  calls: 3,
  reusedAnswers: 1,
  tokens: { input: 10, output: 20 },
  costUsd: null,
})
const input = (arms: ReportArm[]): ReportInput => ({
  run: {
    id: 'r1',
    status: 'completed',
    seed: 1,
    sampledRows: 4,
    datasetRows: 9,
    startedAt: '2026-01-02T03:04:05.000Z',
    finishedAt: '2026-01-02T03:05:05.000Z',
    theta: 0.8,
    match: 'lexical',
  },
  arms,
  baselines: [{ name: 'popularity', rows: [1, 0, 9, 4].map((hitRank) => ({ hitRank, user: null })) }],
  ks: [1, 3, 5],
  k: 5,
  poolSize: 4,
})

describe('buildReport', () => {
  it('has the shape that scripts rely on', () => {
    const report = buildReport(input([arm('a.txt', [1, 0, 0, 2]), arm('b.txt', [1, 4, 0, 0])]))
    expect(reportSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report)
    expect(report).toMatchObject({
      run: { id: 'r1', status: 'completed', sampledRows: 4, datasetRows: 9, theta: 0.8, match: 'lexical' },
      versions: [
        {
          name: 'a.txt',
          model: 'embedded',
          trials: 4,
          outcomes: { scored: 4, unparseable: 0, refused: 0, failed: 0 },
          hitAt: { '1': 0.25, '3': 0.5, '5': 0.5 },
          mrr: 0.375,
          answerCoverage: 1,
          catalogueCoverage: 0.25,
          calls: 3,
          reusedAnswers: 1,
          tokens: { input: 10, output: 20 },
          costUsd: null,
        },
        { name: 'b.txt' },
      ],
      comparisons: [
        {
          a: 'a.txt',
          b: 'b.txt',
          versions: [0, 1],
          metric: 'hitAt5',
          wins: 1,
          losses: 1,
          both: 1,
          neither: 1,
          rows: 4,
        },
      ],
      baselines: [{ name: 'popularity', hitAt: { '1': 0.25, '3': 0.25, '5': 0.5 } }],
    })
  })

  it('compares every pair once, the earlier first', () => {
    const report = buildReport(input(['a', 'b', 'c'].map((name, place) => arm(name, [1, 0, 1, 0], place))))
    expect(report.comparisons.map(({ a, b, versions }) => [a, b, ...versions])).toEqual([
      ['a', 'b', 0, 1],
      ['a', 'c', 0, 2],
      ['b', 'c', 1, 2],
    ])
  })

  it('raises the threshold with the number of challengers', () => {
    const none = Array.from({ length: 200 }, () => 0)
    const all = Array.from({ length: 200 }, () => 1)
    const pair = buildReport({ ...input([arm('a', none), arm('b', all)]), delta: 0.1 })
    const arms = [arm('a', none), arm('b', all), arm('c', none), arm('d', none), arm('e', none)]
    const five = buildReport({ ...input(arms), delta: 0.1 })
    expect(five.comparisons[0]!.decidedAtRow).toBeGreaterThan(pair.comparisons[0]!.decidedAtRow!)
  })

  it('compares at the k and δ asked for', () => {
    const arms = [arm('a', [3, 3]), arm('b', [1, 1])]
    expect(buildReport({ ...input(arms), k: 1 }).comparisons[0]).toMatchObject({ metric: 'hitAt1', wins: 2 })
    const strict = buildReport({ ...input(arms), k: 1, delta: 0.001 }).comparisons[0]
    expect(strict?.rowsNeeded).toBeGreaterThan(1_000_000)
  })

  it('holds one arm, and a run that still goes on', () => {
    const going = input([arm('a', [])])
    const report = buildReport({ ...going, run: { ...going.run, status: 'running', finishedAt: null }, poolSize: null })
    expect(reportSchema.parse(report).comparisons).toEqual([])
    expect(report.versions[0]).toMatchObject({ trials: 0, catalogueCoverage: null })
  })
})
