import { describe, expect, it } from 'vitest'
import { rowsQuerySchema, trialQuerySchema } from './rows-query'

const parse = (query: string) => rowsQuerySchema.safeParse(Object.fromEntries(new URLSearchParams(query)))

describe('rowsQuerySchema', () => {
  it('fills in the first page of all rows', () => {
    expect(parse('').data).toEqual({ filter: 'all', a: 0, b: 1, k: 5, offset: 0, limit: 50 })
  })

  it('reads what it is given', () => {
    expect(parse('filter=onlyB&a=2&b=4&k=3&offset=100&limit=200').data).toEqual({
      filter: 'onlyB',
      a: 2,
      b: 4,
      k: 3,
      offset: 100,
      limit: 200,
    })
  })

  it.each(['filter=best', 'limit=0', 'limit=201', 'offset=-1', 'a=1.5', 'k=x', 'a=1;DROP'])('refuses %s', (query) => {
    expect(parse(query).success).toBe(false)
  })
})

it('needs the place of a trial in full', () => {
  expect(trialQuerySchema.parse({ position: '3', arm: '1', row: '40' })).toEqual({ position: 3, arm: 1, row: 40 })
  expect(trialQuerySchema.safeParse({ position: '3', arm: '1' }).success).toBe(false)
})
