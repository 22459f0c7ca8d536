import fc from 'fast-check'
import { Converter } from 'opencc-js/t2cn'
import { describe, expect, it } from 'vitest'
import { toSimplified } from './to-simplified'

const openCc = Converter({ from: 't', to: 'cn' })

describe('toSimplified', () => {
  it.each([
    ['龍膽瀉肝片', '龙胆泻肝片'],
    ['乾洗手液', '干洗手液'],
    ['乾隆', '乾隆'],
    ['沈香化氣丸', '沉香化气丸'],
    ['龙胆泻肝片 0.25g', '龙胆泻肝片 0.25g'],
    ['', ''],
  ])('%s → %s', (text, simplified) => {
    expect(toSimplified(text)).toBe(simplified)
  })

  it('says what OpenCC says wherever a character is traditional', () => {
    const traditional = fc.constantFrom(...'龍膽瀉風濕顆後髮麵藥劑')
    const any = fc.string({ unit: fc.constantFrom(...'龍膽片肝感冒灵a1於乾 '), maxLength: 12 })
    fc.assert(
      fc.property(any, traditional, any, (a, b, c) => {
        expect(toSimplified(a + b + c)).toBe(openCc(a + b + c))
      }),
    )
  })
})
