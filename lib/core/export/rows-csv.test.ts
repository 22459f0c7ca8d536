import { expect, it } from 'vitest'
import { type RowsCsvTrial, rowsCsvCells, rowsCsvHeader } from './rows-csv'

const trial: RowsCsvTrial = {
  rowIndex: 7,
  version: 'a.txt',
  outcome: 'scored',
  products: ['阿胶糕', '龙胆泻肝片'],
  bestProduct: '龙胆泻肝片',
  degree: 0.91234567,
  hitRank: 2,
  label: '龙胆泻肝片 36片',
  error: null,
  inputTokens: 120,
  outputTokens: 30,
  latencyMs: 412,
}

it('has the header that scripts rely on, and a cell for each name', () => {
  expect(rowsCsvHeader.join(',')).toBe(
    'row,version,outcome,products,product,degree,hit_rank,label,error,input_tokens,output_tokens,latency_ms',
  )
  expect(rowsCsvCells(trial)).toEqual([
    7,
    'a.txt',
    'scored',
    '阿胶糕|龙胆泻肝片',
    '龙胆泻肝片',
    0.912346,
    2,
    '龙胆泻肝片 36片',
    '',
    120,
    30,
    412,
  ])
})

it('names the error with the vendor’s words', () => {
  const failed = { ...trial, outcome: 'failed' as const, products: [], inputTokens: null }
  const errorOf = (error: RowsCsvTrial['error']) => rowsCsvCells({ ...failed, error })[8]
  expect(errorOf({ code: 'model.badRequest', params: { detail: 'too long' } })).toBe('model.badRequest: too long')
  expect(errorOf({ code: 'model.cutBody', params: {} })).toBe('model.cutBody')
})
