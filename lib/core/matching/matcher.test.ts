import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchGrades } from '@/lib/core/run/choices'
import { createMatcher, OTHER_PACKAGE } from './matcher'
import { createNormaliser } from './normalise'

const normalise = createNormaliser()
const pool = [
  '龙胆泻肝片 0.25g*24片',
  '龙胆泻肝片 0.25g*48片',
  '感冒灵颗粒',
  '感冒清热颗粒',
  '欧姆龙血压计 U10',
  '欧姆龙血压计 U30',
  '参',
]
const lexical = createMatcher('lexical', pool, normalise)
const exact = createMatcher('exact', pool, normalise)

const nameText = fc.string({ unit: fc.constantFrom(...'龙胆泻肝片感冒灵12*gu '), maxLength: 12 })

describe.each(matchGrades)('degree, %s', (grade) => {
  const matcher = createMatcher(grade, pool, normalise)
  it('is symmetric, in [0, 1], and 1 for a name and itself', () => {
    fc.assert(
      fc.property(nameText, nameText, (a, b) => {
        const degree = matcher.degree(a, b)
        expect(degree).toBe(matcher.degree(b, a))
        expect(degree).toBeGreaterThanOrEqual(0)
        expect(degree).toBeLessThanOrEqual(1)
        expect(matcher.degree(a, a)).toBe(a.trim() === '' ? 0 : 1)
      }),
    )
  })

  it('nearest is what degree says of every pool name, best first', () => {
    fc.assert(
      fc.property(
        fc.array(nameText, { maxLength: 25 }),
        nameText,
        fc.integer({ min: 1, max: 5 }),
        fc.constantFrom(0, 0.5, 0.8, 0.95),
        (names, wanted, k, theta) => {
          const over = createMatcher(grade, names, normalise, ['胆片', wanted])
          const expected = [...new Set(names)]
            .map((name) => over.degree(wanted, name))
            .filter((degree) => degree > 0 && degree >= theta)
            .sort((a, b) => b - a)
            .slice(0, k)
          const found = over.nearest(wanted, k, theta)
          expect(found.map(({ degree }) => degree)).toHaveLength(expected.length)
          for (const [i, { name, degree }] of found.entries()) {
            expect(degree).toBeCloseTo(expected[i]!, 9)
            expect(degree).toBe(over.degree(wanted, name))
            expect(names).toContain(name)
          }
        },
      ),
      { numRuns: 300, seed: 11 },
    )
  })
})

describe('lexical', () => {
  it('lets another package of the same product pass θ = 0.8, behind the same package', () => {
    expect(lexical.degree('龙胆泻肝片 0.25g*48片', '龙胆泻肝片 0.25g*24片')).toBe(OTHER_PACKAGE)
    expect(lexical.degree('龙胆泻肝片', '龙胆泻肝片 0.25g*24片')).toBe(1)
    expect(lexical.nearest('龙胆泻肝片（48片）', 2, 0.8)).toEqual([
      { name: '龙胆泻肝片 0.25g*48片', degree: 1 },
      { name: '龙胆泻肝片 0.25g*24片', degree: OTHER_PACKAGE },
    ])
  })

  it('prefers the package that is named over one that is not', () => {
    const matcher = createMatcher('lexical', ['甲片', '甲片 24片'], normalise)
    expect(matcher.nearest('甲片 24片', 1, 0)[0]?.name).toBe('甲片 24片')
    expect(matcher.nearest('甲片', 1, 0)[0]?.name).toBe('甲片')
  })

  it('tells model codes apart and keeps close names below 1', () => {
    expect(lexical.nearest('欧姆龙 U30 血压计', 1, 0)[0]?.name).toBe('欧姆龙血压计 U30')
    const degree = lexical.degree('感冒灵颗粒', '感冒清热颗粒')
    expect(degree).toBeGreaterThan(0.1)
    expect(degree).toBeLessThan(0.8)
    expect(lexical.degree('参', '感冒灵颗粒')).toBe(0)
    expect(lexical.nearest('参', 3, 0)).toEqual([{ name: '参', degree: 1 }])
  })

  it('counts labels for idf but never answers with them', () => {
    const matcher = createMatcher('lexical', ['感冒灵颗粒'], normalise, ['感冒清热颗粒'])
    expect(matcher.nearest('感冒清热颗粒', 3, 0).map(({ name }) => name)).toEqual(['感冒灵颗粒'])
    expect(matcher.degree('感冒清热颗粒', '感冒清热颗粒')).toBe(1)
  })

  it('works without a pool and on blank names', () => {
    const matcher = createMatcher('lexical', [], normalise)
    expect(matcher.degree('感冒灵', '感冒灵')).toBe(1)
    expect(matcher.nearest('感冒灵', 3, 0)).toEqual([])
    expect(createMatcher('lexical', [' ', '甲'], normalise).nearest('', 3, 0)).toEqual([])
  })
})

describe('exact', () => {
  it('is equality of normalised names with packages that agree', () => {
    expect(exact.degree('【特价】感冒灵颗粒', '感冒灵颗粒')).toBe(1)
    expect(exact.degree('感冒灵', '感冒灵颗粒')).toBe(0)
    expect(exact.degree('龙胆泻肝片 48片', '龙胆泻肝片 24片')).toBe(0)
    expect(exact.nearest('龙胆泻肝片 48片', 3, 0)).toEqual([{ name: '龙胆泻肝片 0.25g*48片', degree: 1 }])
  })
})
