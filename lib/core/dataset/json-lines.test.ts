import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { recordLimit } from './choices'
import { createJsonLineScanner, detectJson, type ScannedJsonLines } from './json-lines'

function scanned(pieces: readonly string[], rejectReplacement = false): ScannedJsonLines {
  const scanner = createJsonLineScanner(rejectReplacement)
  const parts = [...pieces.map((piece) => scanner.push(piece)), scanner.end()]
  return { objects: parts.flatMap(({ objects }) => objects), rejected: parts.flatMap(({ rejected }) => rejected) }
}

describe('JSON Lines', () => {
  it('gives cells as text, and counts physical lines under any line end', () => {
    const { objects, rejected } = scanned([
      '{"用户":"u1","年龄":36}\r\n\n{"用户":"u2","标签":["a","b"],"x":null}\r{"y":{"z":1.5}}',
    ])
    expect(rejected).toEqual([])
    expect(objects).toEqual([
      {
        line: 1,
        cells: [
          ['用户', 'u1'],
          ['年龄', '36'],
        ],
      },
      {
        line: 3,
        cells: [
          ['用户', 'u2'],
          ['标签', '["a","b"]'],
          ['x', ''],
        ],
      },
      { line: 4, cells: [['y', '{"z":1.5}']] },
    ])
  })

  it('keeps every digit of a long identifier, and leaves digits inside text alone', () => {
    const [first] = scanned([
      '{"id":12345678901234567890,"t":"n: 12345678901234567890","l":[9007199254740993],"f":0.1}',
    ]).objects
    expect(first?.cells).toEqual([
      ['id', '12345678901234567890'],
      ['t', 'n: 12345678901234567890'],
      ['l', '["9007199254740993"]'],
      ['f', '0.1'],
    ])
  })

  it('sets aside what is no object, with line and reason, and reads on', () => {
    const { objects, rejected } = scanned(['{"a":1}\n{"a":\n[1]\n"x"\n{"a":"\\u0000"}\n{"a":2}'])
    expect(objects.map(({ line }) => line)).toEqual([1, 6])
    expect(rejected.map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'not_json'],
      [3, 'not_object'],
      [4, 'not_object'],
      [5, 'bad_encoding'],
    ])
    expect(scanned(['{"a":"\uFFFD"}'], true).rejected).toMatchObject([{ line: 1, reason: 'bad_encoding' }])
    expect(scanned(['{"a":"\uFFFD"}']).objects).toHaveLength(1)
  })

  it('sets aside a value that is nested too deeply to be written out', () => {
    const { objects, rejected } = scanned([`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}\n{"a":[[1]]}`])
    expect(rejected).toMatchObject([{ line: 1, reason: 'not_json' }])
    expect(objects).toEqual([{ line: 2, cells: [['a', '[[1]]']] }])
  })

  it('drops a line that never ends without keeping it, and reads on behind it', () => {
    const scanner = createJsonLineScanner()
    const piece = 'x'.repeat(1_000_000)
    const rejected = Array.from({ length: 40 }, () => scanner.push(piece)).flatMap((part) => part.rejected)
    expect(rejected).toMatchObject([{ line: 1, reason: 'too_long' }])
    expect(rejected[0]?.text.length).toBeLessThan(recordLimit)
    const rest = scanner.push('\n{"a":1}\n')
    expect(rest.objects).toEqual([{ line: 2, cells: [['a', '1']] }])
    expect(rest.rejected).toEqual([])
  })

  it('reads the same whatever the pieces', () => {
    const value = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(fc.string(), { maxLength: 3 }),
    )
    const objects = fc.array(fc.dictionary(fc.string({ maxLength: 4 }), value), { maxLength: 8 })
    fc.assert(
      fc.property(
        objects,
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.array(fc.nat(30), { maxLength: 20 }),
        (list, end, cuts) => {
          const text = list.map((each) => JSON.stringify(each)).join(end)
          const pieces: string[] = []
          let at = 0
          for (const cut of cuts) {
            pieces.push(text.slice(at, at + cut))
            at += cut
          }
          pieces.push(text.slice(at))
          expect(scanned(pieces)).toEqual(scanned([text]))
        },
      ),
    )
  })
})

describe('what looks like JSON', () => {
  it.each([
    ['{"a":1}\n{"a":2}', 'lines'],
    ['\uFEFF\n{"a":1}', 'lines'],
    ['{"a":\n{"a":2}', 'lines'],
    ['[{"a":1}]', 'document'],
    ['[\n  {', 'document'],
    ['{\n  "a": 1\n}', 'document'],
    ['user,label\nu1,x', null],
    ['[note],label\n1,2', null],
    ['{user},label\n1,2', null],
  ])('%j is %s', (text, kind) => expect(detectJson(text)).toBe(kind))
})
