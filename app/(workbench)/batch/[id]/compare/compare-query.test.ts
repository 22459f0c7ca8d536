import { expect, it } from 'vitest'
import { parseCompared } from './compare-query'

it('reads the champion and its challengers', () => {
  expect(parseCompared({ champion: '2', with: ['0', '3'] }, [0, 1, 2, 3])).toEqual({ champion: 2, challengers: [0, 3] })
  expect(parseCompared({ champion: '1', with: '0' }, [0, 1, 2, 3])).toEqual({ champion: 1, challengers: [0] })
})

it.each([{}, { champion: '9' }, { champion: 'x', with: 'y' }, { with: ['0', '7'] }, { champion: ['0', '1'] }])(
  'sets all against the first on %o',
  (query) => {
    expect(parseCompared(query, [0, 1, 2])).toEqual({ champion: 0, challengers: [1, 2] })
  },
)

it('knows no challenger where there is one arm', () => {
  expect(parseCompared({ with: '0' }, [0])).toEqual({ champion: 0, challengers: [] })
})

it('leaves out arms that were not asked', () => {
  expect(parseCompared({}, [1, 3])).toEqual({ champion: 1, challengers: [3] })
  expect(parseCompared({ champion: '0', with: '2' }, [1, 3])).toEqual({ champion: 1, challengers: [3] })
})
