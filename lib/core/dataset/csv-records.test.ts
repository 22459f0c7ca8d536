import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRecordScanner, type ScannedText } from './csv-records'
import type { Delimiter } from './dataset'

function scan(
  text: string,
  piece = Math.max(1, text.length),
  delimiter: Delimiter = ',',
  replacement = false,
): ScannedText {
  const scanner = createRecordScanner(delimiter, replacement)
  const all: ScannedText = { records: [], rejected: [] }
  const keep = ({ records, rejected }: ScannedText): void => {
    all.records.push(...records)
    all.rejected.push(...rejected)
  }
  for (let at = 0; at < text.length; at += piece) keep(scanner.push(text.slice(at, at + piece)))
  keep(scanner.end())
  return all
}
const cells = (text: string): string[][] => scan(text).records.map((record) => record.cells)
const faults = (text: string): string[] => scan(text).rejected.map(({ line, reason }) => `${line} ${reason}`)

describe('well-formed text', () => {
  it('reads quotes, doubled quotes, delimiters and line breaks in cells', () => {
    expect(cells('a,b\n"x, y","he said ""hi"""\n"two\nlines",""\n')).toEqual([
      ['a', 'b'],
      ['x, y', 'he said "hi"'],
      ['two\nlines', ''],
    ])
  })

  it('counts physical lines through LF, CRLF, CR, empty lines and breaks in cells', () => {
    const { records } = scan('a,b\r\n\r\n1,"x\r\ny\rz\nw"\r2,3\n\n\r4,5')
    expect(records.map(({ line, cells: [first] }) => [line, first])).toEqual([
      [1, 'a'],
      [3, '1'],
      [7, '2'],
      [10, '4'],
    ])
  })

  it('takes quotes inside an unquoted cell as text', () => {
    expect(cells('a,b\n5" screen,x"y"z\n 1,"2"\n')).toEqual([
      ['a', 'b'],
      ['5" screen', 'x"y"z'],
      [' 1', '2'],
    ])
  })

  it('reads what csv-parse 7 reads, however the text is cut', () => {
    const cell = fc.oneof(
      fc.string({ unit: fc.constantFrom('a', '药', ',', '"', '\n', '\r\n', ';', ' '), maxLength: 6 }),
      fc.constantFrom('', '1', '龙胆泻肝片'),
    )
    const table = fc
      .integer({ min: 2, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
      )
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n'), fc.integer({ min: 1, max: 7 }), (rows, end, piece) => {
        const text = rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',') + end).join('')
        const expected = parse(text, { relax_column_count: true })
        expect(scan(text).records.map((record) => record.cells)).toEqual(expected)
        expect(scan(text, piece)).toEqual(scan(text))
      }),
    )
  })
})

describe('lines that are set aside', () => {
  it('names too few and too many cells', () => {
    expect(faults('a,b,c\n1,2\n1,2,3\n1,2,3,4\n\n"x",\n')).toEqual([
      '2 too_few_cells',
      '4 too_many_cells',
      '6 too_few_cells',
    ])
  })

  it('loses one line to a quote that never closes, wherever the next quotes are', () => {
    const expected = [
      ['a', 'b', 'c'],
      ['3', '4', '5'],
      ['6', expect.any(String), '8'],
    ]
    for (const later of ['6,7,8\n', '6,"7",8\n', '6,"",8\n', '6,"7, ""x""",8\n']) {
      const text = `a,b,c\n1,"open,2\n3,4,5\n${later}`
      expect(cells(text)).toEqual(expected)
      expect(faults(text)).toEqual(['2 unclosed_quote'])
      expect(scan(text).rejected[0]?.text).toBe('1,"open,2')
    }
  })

  it('sees that a quote closed by chance when it swallowed whole rows', () => {
    const text = 'a,b,c\n1,"open,2\n3,4,5\n6,7,8"\n9,10,11\n'
    expect(faults(text)).toEqual(['2 unclosed_quote'])
    expect(cells(text).slice(1)).toEqual([
      ['3', '4', '5'],
      ['6', '7', '8"'],
      ['9', '10', '11'],
    ])
  })

  it('keeps a record of several lines and the wrong shape together', () => {
    const { rejected } = scan('a,b,c\n1,"two\nlines"\n3,4,5\n')
    expect(rejected).toEqual([{ line: 2, reason: 'too_few_cells', text: '1,"two\nlines"' }])
  })

  it('names text behind a closing quote', () => {
    expect(faults('a,b\n"x"y,1\n2,3\n')).toEqual(['2 bad_quote'])
  })

  it('sets aside NUL always, U+FFFD only where it means broken bytes', () => {
    expect(faults('a,b\n1,\0\n')).toEqual(['2 bad_encoding'])
    expect(scan('a,b\n1,\uFFFD\n').rejected).toEqual([])
    expect(scan('a,b\n1,\uFFFD\n2,3\n', 99, ',', true).rejected).toMatchObject([{ line: 2, reason: 'bad_encoding' }])
  })

  it('limits cells and lines, and goes on behind them', () => {
    const long = 'x'.repeat(1_048_577)
    expect(faults(`a,b\n${long},1\n"${long}",1\n2,3\n`)).toEqual(['2 too_long', '3 too_long'])
    const endless = scan(`a,b\n1,${'y'.repeat(9_000_000)}\n2,3\n`, 262_144)
    expect(endless.rejected.map(({ line, reason, text }) => [line, reason, text.length])).toEqual([
      [2, 'too_long', 10_000],
    ])
    expect(endless.records.at(-1)).toEqual({ line: 3, cells: ['2', '3'] })
    expect(scan(`a,b\n1,"${'y'.repeat(9_000_000)}\n2,3\n`, 262_144).records.at(-1)?.line).toBe(3)
  })

  it('accounts for each line of any text, the same however it is cut', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', '\r\n', '""'), maxLength: 40 })
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 5 }), (body, piece) => {
        const whole = scan(`a,b\n${body}`)
        expect(scan(`a,b\n${body}`, piece)).toEqual(whole)
        for (const { cells: row } of whole.records) expect(row).toHaveLength(2)
        const lines = `a,b\n${body}`.split(/\r\n|\n|\r/)
        const begun = new Set([...whole.records, ...whole.rejected].map(({ line }) => line))
        expect(begun.size).toBe(whole.records.length + whole.rejected.length)
        // A line that begins no record is empty or inside one that spans lines.
        const spans = whole.records.some(({ cells: row }) => row.some((cell) => /[\r\n]/.test(cell)))
        const rejectedSpan = whole.rejected.some(({ text: kept }) => /[\r\n]/.test(kept))
        if (!spans && !rejectedSpan) expect(begun.size).toBe(lines.filter((line) => line !== '').length)
      }),
      { numRuns: 2000 },
    )
  })

  it('reads text again only within its budget when every line opens a quote that the next lines keep open', () => {
    const { records, rejected } = scan(`a,b\n${'x",y,"z\n'.repeat(20_000)}1,2\n`)
    expect(records.at(-1)).toEqual({ line: 20_002, cells: ['1', '2'] })
    expect(records.length + rejected.length).toBe(20_002)
  })
})
