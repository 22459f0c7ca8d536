import { describe, expect, it } from 'vitest'
import { csvLine, withoutGuard } from './write-csv'

describe('a line of CSV', () => {
  it('quotes by RFC 4180 and ends with CRLF', () => {
    expect(csvLine(['a', 'b,c', 'say "x"', 'two\nlines', '', null, 0.5])).toBe(
      'a,"b,c","say ""x""","two\nlines",,,0.5\r\n',
    )
    expect(csvLine(['a;b', 'c,d'], { delimiter: ';', lineEnd: '\n' })).toBe('"a;b";c,d\n')
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx'])('keeps %j from running as a formula', (text) => {
    expect(csvLine([text, 1])).toBe(`'${text},1\r\n`)
    expect(withoutGuard(`'${text}`)).toBe(text)
    expect(csvLine([text, 1], { guardFormulas: false })).toBe(`${text},1\r\n`)
  })

  it.each(['', "'", 'a', "'a", "''=1"])('takes nothing from %j, which no guard wrote', (text) => {
    expect(withoutGuard(text)).toBe(text)
  })

  it('quotes a guarded carriage return and leaves numbers alone', () => {
    expect(csvLine(['\r=1', -1.5])).toBe('"\'\r=1",-1.5\r\n')
  })

  it('writes a row of one empty cell so that it is not an empty line', () => {
    expect(csvLine([''])).toBe('""\r\n')
  })
})
