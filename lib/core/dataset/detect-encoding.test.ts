import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEncodingDetector, type EncodingGuess } from './detect-encoding'
import { encodeText } from './encode.fixture'

function detect(bytes: Uint8Array, piece = bytes.length): EncodingGuess {
  const detector = createEncodingDetector()
  for (let at = 0; at < bytes.length; at += Math.max(1, piece))
    detector.push(bytes.subarray(at, at + Math.max(1, piece)))
  return detector.result()
}
const join = (...parts: (Uint8Array | number[])[]): Uint8Array => new Uint8Array(parts.flatMap((part) => [...part]))

const simplified = '用户ID,性别,下一个产品\nu1,女,龙胆泻肝片\nu2,男,感冒灵颗粒\n'
const traditional = '用戶,性別,標籤產品\nu1,女,龍膽瀉肝片\nu2,男,維生素飲料與藥品\n這是繁體中文的測試資料,我們,健康\n'

describe('encoding of whole files', () => {
  it.each([
    ['', 'utf-8'],
    ['a,b\n1,2\n', 'utf-8'],
    [simplified, 'utf-8'],
    [traditional, 'utf-8'],
    ['a,b\nCafé,Zürich\n😀,x\n', 'utf-8'],
  ] as const)('reads %j as UTF-8, surely', (text, encoding) => {
    expect(detect(encodeText(text, 'utf-8'))).toEqual({
      encoding,
      confident: true,
      mixed: expect.any(Boolean),
      invalid: expect.objectContaining({ utf8: 0 }),
      binary: null,
    })
  })

  it('knows two files in one by their lines', () => {
    const gb = encodeText(simplified, 'gb18030')
    const utf8 = encodeText('w1,女,六味地黄\n', 'utf-8')
    expect(detect(gb)).toMatchObject({ encoding: 'gb18030', mixed: false })
    expect(detect(join(gb, utf8))).toMatchObject({ encoding: 'gb18030', mixed: true })
    expect(detect(join(utf8, utf8, utf8, utf8, gb))).toMatchObject({ encoding: 'utf-8', confident: false })
  })

  it('finds GB18030, with its four-byte characters', () => {
    expect(detect(encodeText(simplified, 'gb18030'))).toMatchObject({ encoding: 'gb18030', confident: true })
    // 𠀀 (U+20000) is 95 32 82 36 in GB18030-2005.
    const rare = join(encodeText(`${simplified}u3,女,`, 'gb18030'), [0x95, 0x32, 0x82, 0x36], [0x0a])
    expect(detect(rare)).toMatchObject({ encoding: 'gb18030', invalid: { gb18030: 0 } })
  })

  it('finds Big5 by the second bytes that simplified text never has, and leaves traditional text in GBK alone', () => {
    expect(detect(encodeText(traditional, 'big5'))).toMatchObject({ encoding: 'big5' })
    expect(detect(encodeText(traditional, 'gb18030'))).toMatchObject({ encoding: 'gb18030' })
  })

  it('finds Latin-1 where lone letters are the only high bytes', () => {
    const text = 'name,city\nJosé,Málaga\nZoë,Besançon\nJürgen,Köln\n'
    expect(detect(encodeText(text, 'latin1'))).toMatchObject({ encoding: 'latin1', confident: false })
  })

  it.each(['utf-16le', 'utf-16be'] as const)('finds %s with and without byte order mark', (encoding) => {
    const bytes = encodeText(simplified, encoding)
    expect(detect(bytes)).toMatchObject({ encoding, confident: true, binary: null })
    expect(detect(join(encodeText('\uFEFF', encoding), bytes))).toMatchObject({ encoding, confident: true })
  })

  it('opens a file with a few broken bytes in its own encoding, unsurely', () => {
    const broken = join(encodeText(simplified, 'utf-8'), [0xe9, 0xbe, 0x2c, 0xff, 0x0a])
    expect(detect(broken)).toMatchObject({ encoding: 'utf-8', confident: false, invalid: { utf8: 2 } })
    const brokenGb = join(encodeText(simplified.repeat(3), 'gb18030'), [0xc1, 0x2c, 0xff, 0x0a])
    expect(detect(brokenGb)).toMatchObject({ encoding: 'gb18030', confident: false, invalid: { gb18030: 2 } })
    expect(detect(join(encodeText('a,b\n1,', 'utf-8'), [0xff, 0x0a]))).toMatchObject({ confident: false })
  })

  it.each([
    ['zip', [0x50, 0x4b, 0x03, 0x04, 0x14]],
    ['parquet', [0x50, 0x41, 0x52, 0x31, 0x15]],
    ['gzip', [0x1f, 0x8b, 0x08, 0x00]],
    ['ole', [0xd0, 0xcf, 0x11, 0xe0]],
    ['utf-32', [0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]],
    ['nul', [0x61, 0, 0, 0, 0, 0x62, 0x2c, 0, 0x0a]],
    ['nul', [0, 0, 0, 0, 0, 0, 0, 0]],
  ])('tells %s from text', (kind, bytes) => {
    expect(detect(new Uint8Array(bytes)).binary).toBe(kind)
  })

  it('leaves a short text with a stray NUL or two to the scanner, which sets the lines aside', () => {
    expect(detect(encodeText('a,b\n1,x\0y\n', 'utf-8'))).toMatchObject({ encoding: 'utf-8', binary: null })
  })

  it('gives the same answer however the bytes are cut', () => {
    const texts = fc.constantFrom(simplified, traditional, 'name\nJosé,Málaga,Besançon\n')
    const encodings = fc.constantFrom('utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'latin1' as const)
    fc.assert(
      fc.property(texts, encodings, fc.integer({ min: 1, max: 9 }), (text, encoding, piece) => {
        fc.pre(encoding !== 'gb18030' || !text.includes('ç'))
        const bytes = encodeText(text, encoding === 'latin1' ? 'utf-8' : encoding)
        expect(detect(bytes, piece)).toEqual(detect(bytes))
      }),
    )
  })

  it('calls valid exactly what the decoder reads without U+FFFD', () => {
    const byte = fc.oneof(
      fc.constantFrom(0x2c, 0x30, 0x41, 0x81, 0xa1, 0xb0, 0xc3, 0xe4, 0xed, 0xf0, 0xff),
      fc.nat(255),
    )
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), fc.array(byte, { maxLength: 12 }), (some, more) => {
        const bytes = join(some, more)
        const { invalid } = detect(bytes)
        const replaced = (encoding: string): number =>
          [...new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes)].filter((char) => char === '\uFFFD').length
        // 0xEF 0xBF 0xBD is U+FFFD itself; it can't be told from a broken byte in the decoded text.
        if (invalid.utf8 === 0 && !Buffer.from(bytes).includes('\uFFFD')) expect(replaced('utf-8')).toBe(0)
        if (invalid.utf8 > 0) expect(replaced('utf-8')).toBeGreaterThan(0)
      }),
      { numRuns: 2000 },
    )
  })
})
