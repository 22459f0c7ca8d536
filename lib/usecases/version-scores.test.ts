import { expect, it } from 'vitest'
import type { ScoredTrial } from '@/lib/core/run/run'
import type { VersionUse } from '@/lib/store/prompts'
import type { Run, RunStore } from '@/lib/store/runs'
import { reportOf } from './run-report'
import type { RunResult } from './run-result'
import { versionScores } from './version-scores'

const use = (versionId: string, number: number, arm = 0, rows = 4): VersionUse => ({
  versionId,
  runId: `run ${number}`,
  number,
  rows,
  arm,
  synthetic: false,
})
const trial = (arm: number, position: number, hitRank: number): ScoredTrial => ({
  ...{ arm, position, rowIndex: position, user: `u${position}`, hitRank },
  ...{ outcome: 'scored', products: ['x'], poolProducts: [], bestProduct: 'x', degree: 1 },
})
const runOf = (id: string): Run =>
  ({
    ...{ id, number: Number(id.split(' ')[1]), status: 'completed', reason: null, stopAtGain: null, repeats: 1 },
    ...{
      sample: { strategy: 'uniform', size: 4, seed: 1 },
      sampledRows: 4,
      datasetRows: 9,
      theta: 0.8,
      match: 'lexical',
    },
    ...{
      startedAt: new Date(0),
      finishedAt: null,
      baselines: [],
      datasetId: 'd',
      poolId: null,
      roles: { label: 0 },
      bestOf: null,
    },
    arms: [
      { name: 'a', model: 'embedded' },
      { name: 'b', model: 'claude' },
    ],
  }) as unknown as Run

async function scoresOf(uses: VersionUse[], trials: ScoredTrial[]) {
  const read: string[] = []
  const scores = await versionScores(
    {
      prompts: { listUses: async () => uses },
      runs: {
        find: async (id: string) => {
          read.push(id)
          return runOf(id)
        },
      } as unknown as RunStore,
      results: {
        open: async (run: Run) => ({ report: reportOf({ run, trials, figures: [], poolSize: null }) }) as RunResult,
      },
    },
    'p',
  )
  return { scores, read }
}

it('takes each version’s latest run, its own arm, and the interval beside the rate', async () => {
  const trials = [0, 1, 2, 3].flatMap((at) => [trial(0, at, at < 1 ? 1 : 0), trial(1, at, at < 3 ? 5 : 6)])
  const { scores, read } = await scoresOf([use('new', 8, 1), use('old', 8, 0), use('old', 2, 1)], trials)
  expect(scores.get('old')).toMatchObject({ runNumber: 8, model: 'embedded', hit: 0.25, trials: 4, k: 5 })
  const { hit, low, high } = scores.get('new')!
  expect(hit).toBe(0.75)
  expect(low).toBeLessThan(hit)
  expect(high).toBeGreaterThan(hit)
  expect(read).toEqual(['run 8'])
})

it('prefers a run of many rows to a later one of few', async () => {
  const { scores } = await scoresOf([use('v', 8, 0, 20), use('v', 3, 0, 500), use('v', 2, 0, 500)], [trial(0, 0, 1)])
  expect(scores.get('v')?.runNumber).toBe(3)
})

it('leaves out versions without an answer, and runs too far back', async () => {
  expect((await scoresOf([use('v', 1)], [])).scores.size).toBe(0)
  const many = Array.from({ length: 9 }, (_, i) => use(`v${i}`, 9 - i))
  expect((await scoresOf(many, [trial(0, 0, 1)])).read).toHaveLength(5)
})
