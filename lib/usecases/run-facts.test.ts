import { describe, expect, it } from 'vitest'
import { createNormaliser } from '@/lib/core/matching/normalise'
import { trialOf } from '@/lib/core/scoring/run-facts.fixture'
import type { Run } from '@/lib/store/runs'
import { createRunFacts, type RunFactsPorts } from './run-facts'

const names = ['用户', '时间', '性别', '标签']
const roles = ['user', 'time', 'feature', 'label'] as const
const columns = names.map((name, at) => ({
  name,
  role: roles[at] ?? 'ignore',
  kind: 'category' as const,
  coverage: 1,
  distinct: 2,
  topValues: [],
}))
/** Users come twice; the second time they take the same again, or something that the pool calls otherwise. */
const rows = Array.from({ length: 80 }, (_, index) => ({
  index,
  cells: [
    `u${index % 40}`,
    `2026-06-${index < 40 ? '01' : '02'} 10:00`,
    index % 2 === 0 ? '女' : '男',
    index < 40 ? '叶酸片' : index % 4 === 0 ? '叶酸片' : '维生素B9|外来品',
  ],
}))

function portsOf(): RunFactsPorts & { reads: number } {
  const dataset = { id: 'd', sceneId: 's', columns, rowCount: rows.length }
  const ports = {
    reads: 0,
    aliases: {
      list: async () => [{ alias: '维生素B9', product: '叶酸片' }],
      fingerprint: async () => 'x',
    },
    datasets: {
      find: async () => dataset,
      listRows: async (_: string, offset: number, limit: number) => rows.slice(offset, offset + limit),
    },
    pools: { listProductFacts: async () => [{ product: '叶酸片', category: '孕产', inStock: true }] },
    trials: {
      listScored: async () => {
        ports.reads++
        // The sample is the file backwards; the second arm has finished one row.
        return [
          ...rows.map((_, position) =>
            trialOf({ position, rowIndex: 79 - position, user: `u${(79 - position) % 40}` }),
          ),
          trialOf({ arm: 1, position: 0, rowIndex: 79 }),
        ]
      },
    },
    slices: {
      list: async () => [
        { id: 's', name: '女', conditions: [{ kind: 'value' as const, column: '性别', value: '女' }] },
      ],
    },
    normaliser: createNormaliser(),
  }
  return ports as unknown as RunFactsPorts & { reads: number }
}

const run = {
  id: 'r',
  sceneId: 's',
  datasetId: 'd',
  poolId: 'p',
  roles: { user: 0, time: 1, label: 3 },
  arms: [{}, {}],
  finishedAt: new Date(5),
} as unknown as Run

describe('createRunFacts', () => {
  it('knows labels, their products, and what users did before', async () => {
    const facts = await createRunFacts(portsOf()).open(run)
    expect(facts.arms.map((trials) => trials.length)).toEqual([80, 1])
    expect(facts.rows[79]).toEqual({
      labels: ['叶酸片'],
      labelProducts: ['叶酸片'],
      labelSkus: [],
      logged: null,
      user: 'u0',
      earlierRows: 0,
      takenBefore: false,
    })
    expect(facts.rows[0]).toMatchObject({
      labels: ['维生素B9', '外来品'],
      labelProducts: ['叶酸片', null],
      earlierRows: 1,
      takenBefore: false,
    })
    expect(facts.rows[3]).toMatchObject({ labels: ['叶酸片'], takenBefore: true })
    expect(facts.pool?.get('叶酸片')).toEqual({ category: '孕产', inStock: true })
    expect(facts.dimensions[0]?.slices).toMatchObject([{ value: 's', positions: { length: 40 } }])
    expect(facts.dimensions.map(({ key }) => key)).toEqual(['saved', 'user', 'category', 'column:2'])
  })

  it('reads a run that stands still once, one under way each time', async () => {
    const ports = portsOf()
    const reader = createRunFacts(ports)
    await Promise.all([reader.open(run), reader.open(run)])
    await reader.open(run)
    expect(ports.reads).toBe(1)
    await reader.open({ ...run, finishedAt: null })
    await reader.open({ ...run, finishedAt: null })
    expect(ports.reads).toBe(3)
  })

  it('says nothing of a dataset that is gone', async () => {
    const ports = portsOf()
    const gone = { ...ports, datasets: { ...ports.datasets, find: async () => null } }
    await expect(createRunFacts(gone).open(run)).rejects.toMatchObject({ code: 'notFound.dataset' })
  })

  it('knows a row at each place where it was asked, and nothing of a position that no arm has finished', async () => {
    const ports = portsOf()
    const drawn = { ...run, repeats: 2 }
    const listScored = async () => [
      ...[0, 1, 3].map((position) => trialOf({ position, rowIndex: position % 2 === 0 ? 5 : 40 })),
      trialOf({ arm: 1, position: 2, rowIndex: 5 }),
    ]
    const facts = await createRunFacts({ ...ports, trials: { listScored } }).open(drawn)
    expect(facts.positions).toEqual([0, 1, 2, 3])
    expect(facts.cells.get('性别')).toEqual(['男', '女', '男', '女'])
    expect([0, 2].map((position) => facts.rows[position]?.labels)).toEqual([['叶酸片'], ['叶酸片']])
    const later = async () => [trialOf({ position: 2, rowIndex: 40 })]
    const one = await createRunFacts({ ...ports, trials: { listScored: later } }).open(drawn)
    expect(one.positions).toEqual([2])
    expect(one.rows[0]).toBeUndefined()
    expect(one.rows[2]).toMatchObject({ earlierRows: 1 })
  })

  it('reads what was shown then, and leaves out what says nothing', async () => {
    const ports = portsOf()
    const logs = ['维生素B9', 'sku-1', '', '叶酸片']
    const rewards = ['1', '0.5', '1', 'none']
    const chances = ['0.25', '7', '', '']
    const added = (['action', 'reward', 'propensity'] as const).map((role) => ({
      ...(columns[0] ?? {}),
      name: role,
      role,
    }))
    const logged = rows.map((row, at) => ({
      ...row,
      cells: [...row.cells, logs[at % 4] ?? '', rewards[at % 4] ?? '', chances[at % 4] ?? ''],
    }))
    const log = {
      ...ports,
      datasets: {
        ...ports.datasets,
        find: async () => ({ id: 'd', sceneId: 's', columns: [...columns, ...added], rowCount: rows.length }),
        listRows: async (_: string, offset: number, limit: number) => logged.slice(offset, offset + limit),
      },
    } as unknown as RunFactsPorts
    const facts = await createRunFacts(log).open(run)
    // The sample is the file backwards.
    expect([79, 78, 77, 76].map((position) => facts.rows[position]?.logged)).toEqual([
      { action: '维生素B9', product: '叶酸片', reward: 1, propensity: 0.25 },
      { action: 'sku-1', product: null, reward: 0.5, propensity: null },
      null,
      null,
    ])
  })
})
