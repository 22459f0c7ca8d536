import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attachment } from './attachment'

describe('attachment', () => {
  it('names a file of plain letters once', () => {
    expect(attachment('run-3-rows.csv')).toBe('attachment; filename="run-3-rows.csv"')
  })

  it('encodes what a header can’t carry, with a plain name beside it', () => {
    expect(attachment('prompt.json', '€ rates.json')).toBe(
      `attachment; filename="prompt.json"; filename*=UTF-8''%E2%82%AC%20rates.json`,
    )
    expect(attachment('prompt.json', "它's (v1)*.json")).toContain("UTF-8''%E5%AE%83%27s%20%28v1%29%2A.json")
  })

  it('is a header, and gives the name back, whatever the name is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const header = new Headers({ 'content-disposition': attachment('x.csv', `${name}.csv`) }).get(
          'content-disposition',
        )
        const value = /^attachment; filename="x\.csv"; filename\*=UTF-8''([\w!#$&+.^`|~%-]*)$/.exec(header ?? '')?.[1]
        expect(decodeURIComponent(value ?? '')).toBe(`${name}.csv`.toWellFormed())
      }),
    )
  })
})
