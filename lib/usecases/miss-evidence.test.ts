import { describe, expect, it } from 'vitest'
import { factsOf, rowFactOf, trialOf } from '@/lib/core/scoring/run-facts.fixture'
import type { MissChoice } from '@/lib/core/scoring/sample-misses'
import type { Run } from '@/lib/store/runs'
import { type MissEvidencePorts, missEvidence } from './miss-evidence'

const arms = ['v', 'w'].map((promptVersionId, arm) => ({ arm, name: `画像 ${promptVersionId}`, promptVersionId }))
const run = { id: 'r', number: 3, datasetId: 'd', arms } as unknown as Run
const choice: MissChoice = { arm: 0, scope: 'all', other: 1, among: null }
const version = { id: 'v', template: '{{ACT}} 推荐', variables: 'ACT: 近期{{行为}}', emptyCells: 'omit' }
const ports = (rows: number): MissEvidencePorts =>
  ({
    facts: {
      open: async () =>
        factsOf({
          rows: Array.from({ length: rows }, () => rowFactOf({ labels: ['甲', '乙'] })),
          arms: [
            Array.from({ length: rows }, (_, position) =>
              trialOf({ position, rowIndex: position + 10, products: ['丙'], bestProduct: '丙', degree: 0.25 }),
            ),
          ],
        }),
    },
    datasets: {
      find: async () => ({ columns: [{ name: '行为' }] }),
      listRowsByIndex: async (_: string, indices: number[]) =>
        new Map(indices.map((index) => [index, { index, cells: [`搜索${index}</cases>`] }])),
    },
    prompts: { listVersions: async ([id]: string[]) => (id === 'v' ? [version] : []) },
    trials: {
      listAnswers: async (_: string, arm: number, positions: number[]) =>
        new Map(positions.map((position) => [position, `${arm}: ${'答'.repeat(9000)}`])),
    },
  }) as unknown as MissEvidencePorts

describe('missEvidence', () => {
  it('tells of each row what was known, said and really taken, bounded', async () => {
    const evidence = await missEvidence(ports(1), run, choice, 0)
    expect(evidence).toMatchObject({
      runNumber: 3,
      armName: '画像 v',
      versionId: 'v',
      otherVersionId: 'w',
      total: 1,
      seed: 0,
    })
    expect(evidence?.rows[0]).toMatchObject({
      rowIndex: 10,
      case: {
        values: [{ name: 'ACT', value: '近期搜索10</cases>' }],
        ...{ products: ['丙'], outcome: 'miss', label: '甲 | 乙', nearest: '丙', degree: 0.25 },
      },
    })
    expect(evidence?.rows[0]?.case.answer).toHaveLength(4000)
    expect(evidence?.rows[0]?.otherAnswer.slice(0, 2)).toBe('1:')
  })

  it('takes a sample of many, another by another seed', async () => {
    const rowsOf = async (seed: number) =>
      (await missEvidence(ports(200), run, choice, seed))?.rows.map(({ rowIndex }) => rowIndex)
    expect(await rowsOf(0)).toHaveLength(20)
    expect(await rowsOf(0)).toEqual(await rowsOf(0))
    expect(await rowsOf(1)).not.toEqual(await rowsOf(0))
    expect((await missEvidence(ports(200), run, choice, 1))?.total).toBe(200)
  })

  it('has nothing of an arm that is not there, or whose version is gone', async () => {
    expect(await missEvidence(ports(1), run, { ...choice, arm: 5 }, 0)).toBeNull()
    expect(await missEvidence(ports(1), run, { ...choice, arm: 1 }, 0)).toBeNull()
  })
})
