import { expect, it } from 'vitest'
import type { SampleSpec } from '@/lib/core/run/run'
import { drawRows, scanDataset } from './plan-run'
import { memoryRows } from './row-source'

/** 60 rows of 20 different inputs, three each; the label follows the input. */
const rows = Array.from({ length: 60 }, (_, index) => ({ index, cells: [`需求${index % 20}`, `p${index % 4}`] }))
const source = memoryRows(rows)
const draw = async (sample: Partial<SampleSpec>) => {
  const scan = await scanDataset(source, { label: 1, user: null, time: null }, null, 'label')
  const spec: SampleSpec = { strategy: 'uniform', size: 10, seed: 3, ...sample }
  return await drawRows(scan, spec, source, ({ cells }) => cells[0] ?? '')
}
const inputs = (sampled: readonly number[]) => sampled.map((index) => index % 20)

it('keeps repeated inputs unless told', async () => {
  const { sampled, duplicates } = await draw({ size: 40 })
  expect(sampled).toHaveLength(40)
  expect(new Set(inputs(sampled)).size).toBeLessThan(40)
  expect(duplicates).toBe(0)
})

it('fills the sample up with distinct inputs, the same ones for the same seed', async () => {
  const first = await draw({ size: 15, distinct: 'exact' })
  expect(first.sampled).toHaveLength(15)
  expect(new Set(inputs(first.sampled)).size).toBe(15)
  expect(first.duplicates).toBeGreaterThan(0)
  expect(await draw({ size: 15, distinct: 'exact' })).toEqual(first)
  expect((await draw({ size: 15, distinct: 'exact', seed: 4 })).sampled).not.toEqual(first.sampled)
})

it('gives as many as there are where the dataset has no more', async () => {
  const { sampled, duplicates } = await draw({ size: null, distinct: 'exact' })
  expect(new Set(inputs(sampled)).size).toBe(20)
  expect(sampled).toHaveLength(20)
  expect(duplicates).toBe(40)
})

it('holds the strategy: each product is still there', async () => {
  const { sampled } = await draw({ strategy: 'labels', minimum: 2, size: 8, distinct: 'exact' })
  const labels = sampled.map((index) => index % 4)
  expect([0, 1, 2, 3].map((label) => labels.filter((one) => one === label).length)).toEqual([2, 2, 2, 2])
})

it('looks for near repetitions among a bounded number of rows', async () => {
  const many = Array.from({ length: 50_001 }, (_, index) => ({ index, cells: [`u${index}`, 'p'] }))
  const large = memoryRows(many)
  const scan = await scanDataset(large, { label: 1, user: null, time: null }, null, 'label')
  const spec: SampleSpec = { strategy: 'uniform', size: null, seed: 1, distinct: 'near' }
  await expect(drawRows(scan, spec, large, ({ cells }) => cells[0] ?? '')).rejects.toMatchObject({
    code: 'sample.tooManyForNear',
  })
})
