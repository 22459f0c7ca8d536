import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wilsonInterval } from '../statistics/wilson'
import { type MeasuredRun, sceneStanding } from './scene-standing'

type Arm = { id: string; hits: number; rows: number; costUsd?: number | null; calls?: number }

const versionOf = ({ hits, rows, costUsd = 0, calls = rows }: Arm): MeasuredRun['report']['versions'][number] => ({
  name: 'n',
  model: 'm',
  trials: rows,
  outcomes: { scored: rows, unparseable: 0, refused: 0, failed: 0 },
  hitAt: { 5: rows === 0 ? 0 : hits / rows },
  hitAtInterval: { 5: wilsonInterval(hits, rows) },
  mrr: 0,
  ndcgAt: {},
  conditionalHitAt: {},
  answerCoverage: 0.9,
  catalogueCoverage: null,
  calls,
  reusedAnswers: 0,
  tokens: { input: 0, output: 0 },
  costUsd,
})

const run = (number: number, arms: Arm[], changes: Partial<MeasuredRun> = {}): MeasuredRun => ({
  id: `r${number}`,
  number,
  datasetId: 'd',
  sample: { strategy: 'uniform', size: 100, seed: number },
  theta: 0.8,
  match: 'lexical',
  arms: arms.map(({ id }) => ({ promptVersionId: id, name: id, connection: 'c', model: 'm' })),
  report: {
    versions: arms.map(versionOf),
    baselines: [
      { name: 'low', hitAt: { 5: 0.1 }, hitAtInterval: { 5: [0.05, 0.2] } },
      { name: 'high', hitAt: { 5: 0.2 }, hitAtInterval: { 5: [0.1, 0.3] } },
    ],
  },
  ...changes,
})
const names = (runs: MeasuredRun[]) =>
  sceneStanding(runs, 5)?.measured.map(({ name, runNumber }) => `${name}#${runNumber}`)

describe('sceneStanding', () => {
  it('takes each version from its latest run of as many rows, in the order in which they were first measured', () => {
    const runs = [
      run(3, [
        { id: 'b', hits: 30, rows: 100 },
        { id: 'c', hits: 40, rows: 100 },
      ]),
      run(2, [{ id: 'b', hits: 90, rows: 100 }]),
      run(1, [{ id: 'a', hits: 20, rows: 100 }]),
    ]
    expect(names(runs)).toEqual(['a#1', 'b#3', 'c#3'])
    expect(sceneStanding(runs, 5)?.best).toMatchObject({
      name: 'c',
      runId: 'r3',
      hitRate: 0.4,
      rows: 100,
      coverage: 0.9,
    })
  })

  it('does not give up a figure of many rows for a later one of few', () => {
    const runs = [
      run(3, [{ id: 'a', hits: 9, rows: 20 }]),
      run(2, [{ id: 'a', hits: 150, rows: 500 }]),
      run(1, [{ id: 'a', hits: 100, rows: 400 }]),
    ]
    expect(names(runs)).toEqual(['a#2'])
    expect(sceneStanding(runs, 5)?.best).toMatchObject({ hitRate: 0.3, rows: 500 })
  })

  it('sets aside what is not comparable with the newest run', () => {
    const a: Arm[] = [{ id: 'a', hits: 99, rows: 100 }]
    const others: Partial<MeasuredRun>[] = [
      { datasetId: 'other' },
      { theta: 0.7 },
      { match: 'exact' },
      { sample: { strategy: 'cold', size: 100, seed: 1 } },
      { sample: { strategy: 'labels', minimum: 3, size: 100, seed: 1 } },
    ]
    const newest = run(9, [{ id: 'b', hits: 10, rows: 100 }])
    for (const change of others) expect(names([newest, run(1, a, change)])).toEqual(['b#9'])
    // Another seed, size or split draws rows of the same kind.
    const same = run(1, a, { sample: { strategy: 'uniform', size: 7, seed: 5, split: 'search' } })
    expect(names([newest, same])).toEqual(['a#1', 'b#9'])
  })

  it('prefers what is surely good to a lucky small run, and ranks the baselines of its rows', () => {
    const standing = sceneStanding(
      [run(2, [{ id: 'lucky', hits: 3, rows: 5 }]), run(1, [{ id: 'sure', hits: 200, rows: 500 }])],
      5,
    )
    expect(standing?.best.name).toBe('sure')
    expect(standing?.baselines.map(({ name }) => name)).toEqual(['high', 'low'])
  })

  it('tells what 1,000 calls cost, or that it is not known', () => {
    const cost = (arm: Partial<Arm>) =>
      sceneStanding([run(1, [{ id: 'a', hits: 1, rows: 10, ...arm }])], 5)?.best.costOfThousand
    expect(cost({ costUsd: 0.02, calls: 4 })).toBeCloseTo(5)
    expect(cost({ costUsd: null })).toBeNull()
    expect(cost({ calls: 0 })).toBeNull()
    // Every answer was kept from the run before, which paid for them.
    const again = [
      run(2, [{ id: 'a', hits: 1, rows: 10, calls: 0 }]),
      run(1, [{ id: 'a', hits: 1, rows: 10, costUsd: 0.02, calls: 10 }]),
    ]
    expect(sceneStanding(again, 5)?.best).toMatchObject({ runNumber: 2, costOfThousand: 2 })
  })

  it('says nothing of runs without a finished row', () => {
    expect(sceneStanding([], 5)).toBeNull()
    expect(sceneStanding([run(1, [{ id: 'a', hits: 0, rows: 0 }])], 5)).toBeNull()
  })

  it('has a best one that no other surpasses by its lower end', () => {
    const arm = fc.record({ hits: fc.nat(50), rows: fc.constant(50), id: fc.constantFrom('a', 'b', 'c', 'd') })
    fc.assert(
      fc.property(fc.array(fc.array(arm, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 5 }), (all) => {
        const standing = sceneStanding(
          all.map((arms, at) => run(all.length - at, arms)),
          5,
        )
        for (const { interval } of standing?.measured ?? [])
          expect(interval[0]).toBeLessThanOrEqual(standing?.best.interval[0] ?? -1)
        expect(standing?.measured).toHaveLength(new Set(all.flat().map(({ id }) => id)).size)
      }),
    )
  })
})
