import { expect, it } from 'vitest'
import { type RowsCsvTrial, rowsCsvCells, rowsCsvHeader } from './rows-csv'

const trial: RowsCsvTrial = {
  rowIndex: 0,
  version: '行为优先 v1',
  outcome: 'scored',
  products: ['菊花茶', '龙胆泻肝片'],
  bestProduct: '龙胆泻肝片',
  degree: 0.12345678,
  hitRank: 2,
  label: '龙胆泻肝片',
  error: null,
  inputTokens: 412,
  outputTokens: null,
  latencyMs: 90,
}

it('has the header that scripts rely on', () => {
  expect(rowsCsvHeader.join(',')).toBe(
    'row,version,outcome,products,product,degree,hit_rank,label,error,input_tokens,output_tokens,latency_ms',
  )
})

it('gives a cell for each column', () => {
  const cells = rowsCsvCells(trial)
  expect(cells).toHaveLength(rowsCsvHeader.length)
  expect(cells).toEqual([
    0,
    '行为优先 v1',
    'scored',
    '菊花茶|龙胆泻肝片',
    '龙胆泻肝片',
    0.123457,
    2,
    '龙胆泻肝片',
    '',
    412,
    null,
    90,
  ])
})

it('names a failure by its code, with the words of the vendor', () => {
  const failed = (error: RowsCsvTrial['error']) => rowsCsvCells({ ...trial, products: [], outcome: 'failed', error })[8]
  expect(failed({ code: 'model.overloaded', params: { detail: 'Overloaded' } })).toBe('model.overloaded: Overloaded')
  expect(failed({ code: 'model.cutBody', params: {} })).toBe('model.cutBody')
})
