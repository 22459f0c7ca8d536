import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createNormaliser, specsDiffer } from './normalise'

const normaliseName = createNormaliser()

describe('normaliseName', () => {
  it.each([
    ['龙胆泻肝片（0.25g*24片）', '龙胆泻肝片', ['0.25g', '24片']],
    ['【买一送一】龙胆泻肝片 0.25g×24片×2盒 包邮', '龙胆泻肝片', ['0.25g', '24片', '2盒']],
    ['999感冒灵颗粒 10g*9袋/盒', '999感冒灵颗粒', ['10g', '9袋']],
    ['氯化钠 0.9% 100ml:0.9g', '氯化钠0.9%', ['0.9g', '100ml']],
    ['维生素B12片 250mg*100片装', '维生素b12片', ['0.25g', '100片']],
    ['龙胆泻肝片（盒装）', '龙胆泻肝片', ['盒装']],
    ['可口可乐 瓶装', '可口可乐瓶装', []],
    ['阿胶（东阿）0.5千克', '阿胶东阿', ['500g']],
    ['3M口罩 50只装', '3m口罩', ['50只']],
    ['iPhone 15 Pro Max 256GB', 'iphone 15 pro max 256gb', []],
    ['欧姆龙 电子血压计 U10', '欧姆龙电子血压计u10', []],
    ['宝马 X2', '宝马x2', []],
    ['Sony PS-LX350H Turntable', 'sony pslx350h turntable', []],
    ['鱼跃 YE-660D-W', '鱼跃ye660dw', []],
    ['In-Ear 5-10 Covid-19', 'in ear 5 10 covid 19', []],
    ['3个月婴儿奶粉 900克', '3个月婴儿奶粉', ['900g']],
    ['【999】感冒灵', '999感冒灵', []],
    ['ＡＢＣ　片', 'abc片', []],
    ['Vitamin  C – 1.5 L (official store)', 'vitamin c', ['1500ml']],
  ])('%s', (text, name, specs) => {
    expect(normaliseName(text)).toEqual({ name, specs: [...specs].sort() })
  })

  it('keeps something to compare where all is package or promotion', () => {
    expect(normaliseName('24片')).toEqual({ name: '24片', specs: [] })
    expect(normaliseName('（盒装）')).toEqual({ name: '盒装', specs: [] })
    expect(normaliseName('【特价】')).toEqual({ name: '特价', specs: [] })
    expect(normaliseName('😀')).toEqual({ name: '😀', specs: [] })
    expect(normaliseName(' \n')).toEqual({ name: '', specs: [] })
  })

  it('hands lower-cased text to the converter of characters, once a name', () => {
    const asked: string[] = []
    const withConverter = createNormaliser({
      toSimplified: (text) => {
        asked.push(text)
        return text.replace('龍', '龙')
      },
    })
    expect(withConverter('龍A').name).toBe('龙a')
    expect(withConverter('龍A').name).toBe('龙a')
    expect(asked).toEqual(['龍a'])
  })

  it('never throws, never loses a visible name, and is stable on its own names without numbers', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        const { name } = normaliseName(text)
        expect(name === '').toBe(text.normalize('NFKC').trim() === '')
        if (!/\p{N}/u.test(name)) expect(normaliseName(name).name.length).toBeLessThanOrEqual(name.length)
      }),
    )
  })
})

describe('specsDiffer', () => {
  it('compares amounts of one unit alone', () => {
    expect(specsDiffer(['0.25g', '24片'], ['0.25g', '48片'])).toBe(true)
    expect(specsDiffer(['0.25g'], ['24片'])).toBe(false)
    expect(specsDiffer(['24片'], ['24片', '2盒'])).toBe(false)
    expect(specsDiffer([], ['24片'])).toBe(false)
    expect(specsDiffer(normaliseName('甲 250mg').specs, normaliseName('甲 0.25克').specs)).toBe(false)
  })
})
