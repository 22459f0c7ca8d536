import fc from 'fast-check'
import { expect, it } from 'vitest'
import { encodeText } from './encode.fixture'
import { misreadTest } from './misread-utf8'

const isMisread = misreadTest('gb18030', true)
const asGb = (text: string): string => new TextDecoder('gb18030').decode(encodeText(text, 'utf-8'))

it('tells lines of UTF-8 by their bytes', () => {
  // An even number of bytes in each cell leaves no byte that doesn't decode.
  for (const line of ['w1,浏览咳嗽药品,六味地黄', '感冒', '稀啊啊稀啊啊', '{"用户":"咳嗽药品"}']) {
    expect(asGb(line)).not.toContain('\uFFFD')
    expect(isMisread(asGb(line))).toBe(true)
    expect(isMisread(line)).toBe(false)
  }
})

it('judges short lines only where the file is known to be mixed', () => {
  const careful = misreadTest('gb18030', false)
  expect(['感冒', '六味地黄'].map((word) => careful(asGb(word)))).toEqual([false, true])
})

it('leaves text alone that only resembles it', () => {
  // 联通 has the bytes C1 AA CD A8: two sequences of two bytes, and 一 is the first to show nothing.
  for (const line of ['', 'u1,abc', '联通', '龙胆泻肝片', '鑫,u1', '\uFFFD', '😀', 'naïve'])
    expect(isMisread(line)).toBe(false)
  expect(misreadTest('big5', true)(asGb('感冒'))).toBe(false)
})

it('tells every line of common characters whose bytes pair up, and none of the same characters in GB18030', () => {
  // The first level of GB2312: the 3,755 characters in use.
  const common = fc.tuple(fc.integer({ min: 0xb0, max: 0xd6 }), fc.integer({ min: 0xa1, max: 0xfe }))
  const word = fc.array(common, { minLength: 1, maxLength: 6 }).map((bytes) => {
    const text = new TextDecoder('gb18030').decode(new Uint8Array(bytes.flat()))
    return text.length % 2 === 0 ? text : text + text
  })
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), (words) => {
      const line = words.join(',')
      expect(isMisread(line)).toBe(false)
      const read = asGb(line)
      if (!read.includes('\uFFFD')) expect(isMisread(read)).toBe(true)
    }),
  )
})
