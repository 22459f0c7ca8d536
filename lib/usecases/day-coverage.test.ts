import { expect, it } from 'vitest'
import type { Column } from '@/lib/core/dataset/dataset'
import type { DatasetStore } from '@/lib/store/datasets'
import { dayCoverage } from './day-coverage'

const column = (name: string, role: Column['role']): Column => ({
  ...{ name, role, kind: 'category', coverage: 1, distinct: 1, topValues: [] },
})
const columns = [column('用户', 'user'), column('时间', 'time'), column('性别', 'feature'), column('产品', 'label')]
const stored = (rows: string[][], own = columns) =>
  ({
    find: async (id: string) => (id === 'd' ? { id, columns: own, rowCount: rows.length } : null),
    findReading: async () => null,
    listRows: async (_: string, from: number, limit: number) =>
      rows.slice(from, from + limit).map((cells, at) => ({ index: from + at, cells })),
  }) as unknown as DatasetStore

it('reads users, days and inputs; the label is no input', async () => {
  const rows = [
    ['u1', '2026-06-01 23:59', '男', '甲'],
    ['u1', '2026-06-02 00:01', '女', '乙'],
    ['u2', '2026-06-02 12:00', '男', '丙'],
    ['u3', '2026-06-02 12:00', '未知', '甲'],
    ['u4', 'bald', '男', '甲'],
  ]
  expect(await dayCoverage(stored(rows), 'd')).toEqual({
    missing: [],
    curve: [{ window: 1, share: 2 / 3, byUser: 1 / 3, byInput: 1 / 3, low: 2 / 3, high: 2 / 3, days: 1 }],
    ...{ requests: 4, days: 2, undated: 1 },
  })
})

it('names the roles that it lacks, and knows no dataset that is gone', async () => {
  const bare = columns.map((one) =>
    one.role === 'time' || one.role === 'user' ? { ...one, role: 'feature' as const } : one,
  )
  expect(await dayCoverage(stored([], bare), 'd')).toMatchObject({ missing: ['user', 'time'], curve: [] })
  await expect(dayCoverage(stored([]), 'x')).rejects.toMatchObject({ code: 'notFound.dataset' })
})
