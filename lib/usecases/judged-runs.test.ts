import { expect, it } from 'vitest'
import { compareArms } from '@/lib/core/scoring/compare-arms'
import { measureArm } from '@/lib/core/scoring/full-metrics'
import { reportMisses } from '@/lib/core/scoring/miss-report'
import { positionsOf } from '@/lib/core/scoring/row-set'
import { factsOf, rowFactOf, trialOf } from '@/lib/core/scoring/run-facts.fixture'
import { createPairVerdictStore } from '@/lib/store/pair-verdicts'
import type { Run } from '@/lib/store/runs'
import { createSceneStore } from '@/lib/store/scenes'
import { describeOnEachDatabase } from '@/lib/store/testing/test-database'
import type { SavedCalls } from '@/lib/store/trials'
import { compareRuns } from './compare-runs'
import { exportGreyPairs } from './export-pairs'
import { exportRows } from './export-rows'
import { createJudgedRuns, judgedFacts, judgedHits, openPairs } from './judged-runs'
import { createRunResults, type RunResultPorts } from './run-result'

const f: Record<string, number> = { 感冒灵: 0.7, 感冒颗粒: 0.85, 感冒灵颗粒: 1 }
const labels = ['感冒灵颗粒', '感冒灵颗粒', '感冒灵颗粒']
const trials = [
  trialOf({ position: 0, products: ['感冒灵'] }),
  trialOf({ position: 1, products: ['感冒颗粒'], hitRank: 1 }),
  trialOf({ position: 2, products: ['感冒灵颗粒', '感冒灵'], hitRank: 1 }),
]
let asked = 0
const facts = factsOf({
  arms: [trials],
  rows: labels.map((label) => rowFactOf({ labels: [label] })),
  degree: (name) => {
    asked += 1
    return f[name] ?? 0
  },
})
const judge = { connection: 'openai', model: 'm' }
const reading = { ...judge, low: 0.65, high: 0.95 }
const pair = (name: string) => ({ name, product: '感冒灵颗粒' })

describeOnEachDatabase('a run that a judge scores', (database) => {
  const prepare = async () => {
    const { prisma } = database()
    const { id } = await createSceneStore(prisma).create('健康频道')
    const pairVerdicts = createPairVerdictStore(prisma)
    const run = {
      ...{
        id: 'r',
        sceneId: id,
        datasetId: 'd',
        theta: 0.8,
        match: 'lexical',
        finishedAt: new Date(1),
        startedAt: new Date(0),
      },
      ...{
        status: 'completed',
        sample: { seed: 1 },
        sampledRows: 3,
        datasetRows: 3,
        repeats: 1,
        arms: [{ name: 'A', model: 'x' }],
      },
      ...{ baselines: [], bestOf: null, stopAtGain: null, decision: null, poolId: null },
      roles: { label: 0, user: null, time: null },
    } as unknown as Run
    let opened = 0
    const runs = createJudgedRuns({
      facts: {
        open: async () => {
          opened += 1
          return facts
        },
      },
      aliases: { fingerprint: async () => 'x' },
      pairVerdicts,
    })
    return { run, runs, pairVerdicts, sceneId: id, opened: () => opened }
  }

  it('goes by f until anything was said, then by people and after them by the judge, and keeps f', async () => {
    const { run, runs, pairVerdicts, sceneId, opened } = await prepare()
    const nothing = await runs.open(run, reading)
    expect(nothing.trials).toEqual(trials)
    expect(
      openPairs(nothing)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['感冒灵', '感冒颗粒'])
    expect(await runs.open(run, reading)).toBe(nothing)
    expect(opened()).toBe(1)

    await pairVerdicts.save(sceneId, judge, pair('感冒灵'), 'same')
    await pairVerdicts.save(sceneId, judge, pair('感冒颗粒'), 'same')
    await pairVerdicts.save(sceneId, 'people', pair('感冒颗粒'), 'different')
    const before = asked
    const judged = await runs.open(run, reading)
    expect(asked).toBe(before)
    expect(judged.trials.map(({ hitRank }) => hitRank)).toEqual([1, 0, 1])
    expect(judged.judging).toEqual({
      ...reading,
      ...{ pairs: 2, byPeople: 1, byJudge: 1, unsure: 0, open: 0, versions: [{ gained: 1, lost: 1 }] },
    })
    expect(openPairs(judged)).toEqual([])
    expect((await runs.open(run, { ...reading, model: 'other' })).judging).toMatchObject({ byPeople: 1, open: 1 })

    await pairVerdicts.delete(sceneId, 'people', pair('感冒颗粒'))
    expect((await runs.open(run, reading)).trials.map(({ hitRank }) => hitRank)).toEqual([1, 1, 1])
    expect(trials.map(({ hitRank }) => hitRank)).toEqual([0, 1, 1])
    await expect(runs.open({ ...run, match: 'exact' }, reading)).rejects.toMatchObject({ code: 'run.noGreyZone' })
  })

  it('is what measures, comparisons, misses and rows are made of where it is read by, and leaves the facts as they are', async () => {
    const { run, runs, pairVerdicts, sceneId } = await prepare()
    await pairVerdicts.save(sceneId, judge, pair('感冒灵'), 'different')
    await pairVerdicts.save(sceneId, judge, pair('感冒颗粒'), 'different')
    const known = { ...facts, arms: [trials, trials.map((trial) => ({ ...trial, arm: 1 }))] }
    const scored = createJudgedRuns({
      facts: { open: async () => known },
      aliases: { fingerprint: async () => 'x' },
      pairVerdicts,
    })
    const judged = await scored.open({ ...run, arms: [...run.arms, ...run.arms] }, reading)
    const seen = judgedFacts(known, judged)
    expect(judgedFacts(known, judged)).toBe(seen)
    expect(seen.arms.map((arm) => arm.map(({ hitRank }) => hitRank))).toEqual([
      [0, 0, 1],
      [0, 0, 1],
    ])
    expect(seen.degree('感冒颗粒', '感冒灵颗粒')).toBe(0)
    expect(measureArm(seen, 1, [5], 5).hitAt).toEqual({ 5: 1 / 3 })
    expect(compareArms(seen.arms[0] ?? [], seen.arms[1] ?? [], { k: 5, delta: 0.02 })).toMatchObject({
      ...{ both: 1, neither: 2 },
    })
    expect(reportMisses(seen, 0, 5)).toMatchObject({ misses: 2, kinds: { near: 0, other: 2 } })
    expect(positionsOf(seen, ['miss', 0, 'other'], 5)).toEqual([0, 1])

    expect(measureArm(known, 1, [5], 5).hitAt).toEqual({ 5: 2 / 3 })
    expect(reportMisses(known, 0, 5)).toMatchObject({ misses: 1 })
    expect((await runs.open(run, { ...reading, model: 'other' })).degree('感冒颗粒', '感冒灵颗粒')).toBe(0.85)
  })

  it('is compared with another run by the same verdicts, and with one by exact names as that has its hits', async () => {
    const { run, runs, pairVerdicts, sceneId } = await prepare()
    const kept = { listRowHits: async () => trials }
    const sides = (other: Run) =>
      compareRuns(
        { trials: judgedHits(runs, kept, reading) },
        { run, arm: 0 },
        { run: other, arm: 0 },
        {
          ...{ overlap: false, delta: 0.02 },
        },
      )
    await pairVerdicts.save(sceneId, judge, pair('感冒灵'), 'same')
    const exact = { ...run, id: 'x', match: 'exact' } as Run
    expect((await sides({ ...run, id: 'o' }))?.comparison).toMatchObject({ both: 3, wins: 0, losses: 0 })
    expect(await sides(exact)).toMatchObject({ otherMeaning: true, comparison: { both: 2, losses: 1 } })
  })

  it('is reported and exported as such, with the rank by f beside', async () => {
    const { run, runs, pairVerdicts, sceneId } = await prepare()
    await pairVerdicts.save(sceneId, judge, pair('感冒灵'), 'same')
    const judged = await runs.open(run, reading)
    const never = () => Promise.reject(new Error('the kept trials are not asked for'))
    const results = createRunResults({
      trials: {
        listScored: never,
        listArmFigures: async () => [],
        listSearchHits: never,
        countSaved: async (): Promise<SavedCalls> => ({ reused: 0, savedUsd: 0 }),
      },
      runs: { countOpenCalls: async () => 0 },
      pools: { listProductNames: never },
    } as RunResultPorts)
    const { report, tally } = await results.openJudged(run, judged)
    expect(report).toMatchObject({
      run: { match: 'judge', theta: 0.8 },
      judging: { model: 'm', pairs: 2, byJudge: 1, open: 1 },
      versions: [{ hitAt: { 1: 1 } }],
    })
    expect([...(tally.hits[0] ?? [])]).toEqual([1, 1, 1])
    expect(await results.openJudged(run, judged)).toBe(await results.openJudged(run, judged))

    const rows = trials.map(({ arm, position, rowIndex, ...trial }) => ({
      ...{ position, rowIndex, cells: [labels[position] ?? ''] },
      trials: [{ arm, ...trial, error: null, inputTokens: null, outputTokens: null, latencyMs: null }],
    }))
    let csv = ''
    for await (const piece of exportRows({ listRows: async () => ({ total: 3, rows }) }, run, ['A'], judged))
      csv += piece
    const [head = '', first = '', second = ''] = csv.split('\r\n')
    const at = (line: string, column: string) => line.split(',')[head.slice(1).split(',').indexOf(column)]
    expect([at(first, 'hit_rank'), at(first, 'lexical_hit_rank')]).toEqual(['1', '0'])
    expect([at(second, 'hit_rank'), at(second, 'lexical_hit_rank')]).toEqual(['1', '1'])
    let pairs = ''
    for await (const piece of exportGreyPairs(judged)) pairs += piece
    expect(pairs.trimEnd().split('\r\n')).toEqual([
      '\uFEFFname,product,degree,occurrences,label,by',
      '感冒灵,感冒灵颗粒,0.7,1,same,judge',
      '感冒颗粒,感冒灵颗粒,0.85,1,,',
    ])
  })
})
