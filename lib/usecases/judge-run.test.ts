import { expect, it } from 'vitest'
import type { Run, RunDecision } from '@/lib/store/runs'
import { createJudge } from './judge-run'

const run = (stopAtGain: number | null) => ({ id: 'r', stopAtGain, bestOf: null }) as Run

function ports(open: number, bHits: boolean) {
  const saved: RunDecision[] = []
  const hit = (arm: number, position: number) => ({ arm, position, hitRank: arm === 1 && bHits ? 1 : 0, user: null })
  return {
    saved,
    runs: {
      find: async () => null,
      countOpenCalls: async () => open,
      saveDecision: async (_: string, one: RunDecision) => void saved.push(one),
    },
    trials: {
      listHits: async () => Array.from({ length: 60 }, (_, position) => [hit(0, position), hit(1, position)]).flat(),
    },
  }
}

it('ends a decided run and keeps the verdict', async () => {
  const all = ports(40, true)
  expect(await createJudge(all, run(0.02))?.()).toBe(true)
  expect(all.saved).toMatchObject([{ verdict: 'b_better' }])
})

it.each([
  ['undecided', ports(40, false)],
  ['decided by its last rows', ports(0, true)],
])('lets a run go on that is %s', async (_, all) => {
  expect(await createJudge(all, run(0.02))?.()).toBe(false)
  expect(all.saved).toEqual([])
})

it('has nothing to say of a run that goes through all its rows', () => {
  expect(createJudge(ports(1, true), run(null))).toBeUndefined()
})

it('judges the confirmation of a search alone', async () => {
  const all = ports(40, true)
  // Arms 1 and 0 are confirmed from position 20 on; before there is a pair nothing is judged.
  const search = {
    ...{ budget: 400, against: [], confirmRows: 40 },
    rounds: [
      { arms: 3, rows: 8 },
      { arms: 2, rows: 12 },
    ],
  }
  const at = (stages: number[][]) => ({ ...run(0.02), bestOf: { ...search, stages } }) as Run
  const judge = (of: Run) => createJudge({ ...all, runs: { ...all.runs, find: async () => of } }, of)
  const begun = [
    [0, 1, 2],
    [0, 1],
  ]
  expect(await judge(at(begun))?.()).toBe(false)
  expect(await judge(at([...begun, [1, 0]]))?.()).toBe(true)
  expect(all.saved).toMatchObject([{ verdict: 'b_better' }])
  expect(all.saved[0]?.rows).toBeLessThanOrEqual(40)
})
