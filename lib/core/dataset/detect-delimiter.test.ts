import { describe, expect, it } from 'vitest'
import { detectDelimiter } from './detect-delimiter'

describe('delimiter of a table', () => {
  it.each([
    ['a,b,c\n1,2,3\n4,5,6\n', ',', 3],
    ['a\tb\n1,5\t2\n2,5\t3\n', '\t', 2],
    ['a;b;c\n1,5;2;3\n2,5;3;4\n', ';', 3],
    ['用户|产品\nu1|龙胆泻肝片，每日;一次\n', '|', 2],
    ['a,b\n"x;y;z",1\n"p;q;r",2\n', ',', 2],
    ['a;b\n"1,2\n3,4";x\n"5,6";y\n', ';', 2],
    ['"a","b"\r"1","2"\r', ',', 2],
    ['a,b,c', ',', 3],
    // The comma in each row is part of a text; the header has none.
    ['id\ttext\n1\tone, two\n2\tthree, four\n', '\t', 2],
    // No row has the header's shape: still the header's delimiter, so that the rows can be refused in words.
    ['a,b,c\n1,2\n3,4\n', ',', 3],
  ])('of %j is %j', (text, delimiter, columns) => {
    expect(detectDelimiter(text, true)).toEqual({ delimiter, columns })
  })

  it.each(['a\n1\n2\n', '', '\n\n'])('gives a comma and one column for %j', (text) => {
    expect(detectDelimiter(text, true)).toEqual({ delimiter: ',', columns: 1 })
  })

  it('ignores the cut last record of a longer file', () => {
    expect(detectDelimiter('a,b;x\n1,2;3\n1;2,', false).delimiter).toBe(',')
    expect(detectDelimiter('a,b,c', false)).toEqual({ delimiter: ',', columns: 3 })
  })

  it('stays with the delimiter of most lines when some are broken', () => {
    const lines = Array.from({ length: 50 }, (_, at) => (at % 10 === 0 ? `${at},x` : `${at},x;y,z`))
    expect(detectDelimiter(['a,b,c', ...lines].join('\n'), true)).toEqual({ delimiter: ',', columns: 3 })
  })
})
