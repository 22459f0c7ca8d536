import { expect, it } from 'vitest'
import type { RowDetail, RowQuery } from '@/lib/store/trials'
import { exportRows } from './export-rows'

const rows = Array.from(
  { length: 1200 },
  (_, position): RowDetail => ({
    position,
    rowIndex: position * 2,
    cells: ['女', position === 0 ? '=HYPERLINK("http://x")' : '菊花茶'],
    trials: [0, 1].map((arm) => ({
      arm,
      outcome: 'scored',
      products: ['菊花茶', 'a,b'],
      hitRank: 1,
      bestProduct: '菊花茶',
      degree: 1,
      error: null,
      inputTokens: null,
      outputTokens: null,
      latencyMs: null,
    })),
  }),
)

it('writes every trial once, a page at a time, with a mark for spreadsheets and no formula', async () => {
  const asked: number[] = []
  const listRows = async ({ offset, limit }: RowQuery) => {
    asked.push(offset)
    return { total: rows.length, rows: rows.slice(offset, offset + limit) }
  }
  let text = ''
  for await (const piece of exportRows(
    { listRows },
    { id: 'r', datasetId: 'd', roles: { label: 1, user: null, time: null }, synthetic: false },
    ['甲 v1', '乙 v1'],
  )) {
    text += piece
  }
  const lines = text.split('\r\n')
  expect(asked).toEqual([0, 500, 1000])
  expect(lines[0]).toBe(
    '\uFEFFrow,version,outcome,products,product,degree,hit_rank,label,error,input_tokens,output_tokens,latency_ms',
  )
  expect(lines).toHaveLength(1 + 2400 + 1)
  expect(lines[1]).toBe(`0,甲 v1,scored,"菊花茶|a,b",菊花茶,1,1,"'=HYPERLINK(""http://x"")",,,,`)
  expect(lines[2400]).toBe('2398,乙 v1,scored,"菊花茶|a,b",菊花茶,1,1,菊花茶,,,,')
})

it('marks rows that were made up, in a column behind the others', async () => {
  const listRows = async ({ offset, limit }: RowQuery) => ({
    total: 1,
    rows: rows.slice(0, 1).slice(offset, offset + limit),
  })
  const run = { id: 'r', datasetId: 'd', roles: { label: 1, user: null, time: null }, synthetic: true }
  let text = ''
  for await (const piece of exportRows({ listRows }, run, ['甲 v1', '乙 v1'])) text += piece
  const [header, first] = text.split('\r\n')
  expect(header).toMatch(/,latency_ms,synthetic$/)
  expect(first).toMatch(/,1$/)
})
