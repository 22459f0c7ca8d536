import { expect, it } from 'vitest'
import type { RowHit } from '@/lib/core/scoring/pair-runs'
import type { Run } from '@/lib/store/runs'
import { compareRuns } from './compare-runs'

const runOf = (id: string, more: Partial<Run> = {}): Run =>
  ({ ...{ id, datasetId: 'd', theta: 0.8, match: 'lexical', poolId: 'p' }, ...more }) as Run
/** Runs hit on rows below their number. */
const ports = (rows: Record<string, [from: number, to: number, hits: number]>) => ({
  trials: {
    listRowHits: async ({ id }: { id: string }): Promise<RowHit[]> => {
      const [from, to, hits] = rows[id] ?? [0, 0, 0]
      return Array.from({ length: to - from }, (_, position) => ({
        ...{ position, rowIndex: from + position, hitRank: from + position < hits ? 1 : 0, user: null },
      }))
    },
  },
})
const [a, b] = [
  { run: runOf('a'), arm: 0 },
  { run: runOf('b'), arm: 1 },
]
const options = { overlap: false, delta: 0.02 }

it('compares runs of one sample as it would two arms', async () => {
  const found = await compareRuns(ports({ a: [0, 100, 10], b: [0, 100, 60] }), a, b, options)
  expect(found).toMatchObject({ shared: 100, onlyA: 0, onlyB: 0, otherMeaning: false })
  expect(found?.comparison).toMatchObject({ rows: 100, wins: 50, losses: 0, verdict: 'b_better' })
})

it('refuses different samples with their overlap named, and goes by it when told to', async () => {
  const different = ports({ a: [0, 80, 10], b: [50, 150, 60] })
  expect(await compareRuns(different, a, b, options)).toMatchObject({
    ...{ shared: 30, onlyA: 50, onlyB: 70, comparison: null },
  })
  const told = await compareRuns(different, a, b, { ...options, overlap: true })
  expect(told?.comparison).toMatchObject({ rows: 30, wins: 10, losses: 0 })
  const apart = ports({ a: [0, 50, 10], b: [50, 90, 60] })
  expect(await compareRuns(apart, a, b, { ...options, overlap: true })).toMatchObject({ shared: 0, comparison: null })
})

it('says where a hit means something else, and knows no common row of two datasets', async () => {
  const same = ports({ a: [0, 40, 10], b: [0, 40, 10] })
  const stricter = { run: runOf('b', { theta: 0.9 }), arm: 0 }
  expect(await compareRuns(same, a, stricter, options)).toMatchObject({ otherMeaning: true })
  expect(await compareRuns(same, a, { run: runOf('b', { datasetId: 'e' }), arm: 0 }, options)).toBeNull()
})
