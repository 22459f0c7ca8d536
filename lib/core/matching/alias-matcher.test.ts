import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createAliasMatcher } from './alias-matcher'
import { createMatcher } from './matcher'
import { createNormaliser } from './normalise'

const normalise = createNormaliser()
const pool = ['龙胆泻肝片 0.25g*24片', '感冒灵颗粒', '布洛芬缓释胶囊']
const aliases = [
  { alias: '芬必得', product: '布洛芬缓释胶囊' },
  { alias: '999感冒灵', product: '感冒灵颗粒' },
  { alias: '泰诺', product: '酚麻美敏片' },
]

describe('createAliasMatcher', () => {
  const matcher = createAliasMatcher('lexical', pool, normalise, { aliases })

  it('counts an alias as its product on either side', () => {
    expect(matcher.degree('芬必得', '布洛芬缓释胶囊')).toBe(1)
    expect(matcher.degree('布洛芬缓释胶囊', '【特价】芬必得 24片')).toBe(1)
    expect(matcher.degree('芬必得', '芬必得')).toBe(1)
    expect(matcher.degree('芬必得', '感冒灵颗粒')).toBe(
      createMatcher('lexical', pool, normalise).degree('布洛芬缓释胶囊', '感冒灵颗粒'),
    )
    expect(createAliasMatcher('exact', pool, normalise, { aliases }).degree('芬必得', '布洛芬缓释胶囊')).toBe(1)
  })

  it('answers with the product, once, and names the alias', () => {
    expect(matcher.nearest('芬必得', 3, 0)[0]).toEqual({ name: '布洛芬缓释胶囊', degree: 1, alias: '芬必得' })
    expect(matcher.nearest('感冒灵', 3, 0.3).map(({ name }) => name)).toEqual(['感冒灵颗粒'])
    expect(matcher.nearest('感冒灵颗粒', 1, 0)[0]?.alias).toBeNull()
  })

  it('counts an alias of a product outside the pool for f, and never answers with it', () => {
    expect(matcher.degree('泰诺', '酚麻美敏片')).toBe(1)
    expect(matcher.nearest('泰诺', 3, 0)).toEqual([])
  })

  it('takes no product’s own name for an alias of another, and no other package', () => {
    const tricky = createAliasMatcher('lexical', ['甲片', '乙片'], normalise, {
      aliases: [
        { alias: '甲片', product: '乙片' },
        { alias: '丙 24片', product: '乙片' },
      ],
    })
    expect(tricky.degree('甲片', '甲片')).toBe(1)
    expect(tricky.nearest('甲片', 1, 0)).toEqual([{ name: '甲片', degree: 1, alias: null }])
    expect(tricky.degree('丙 48片', '乙片')).toBe(0)
    expect(tricky.degree('丙', '乙片')).toBe(1)
  })

  const text = fc.string({ unit: fc.constantFrom(...'龙胆泻肝片感冒灵12g '), maxLength: 9 })
  it('is the plain matcher without aliases; with them f is symmetric and each answer has its best degree', () => {
    fc.assert(
      fc.property(
        fc.array(text, { maxLength: 12 }),
        fc.array(fc.record({ alias: text, product: fc.nat(20) }), { maxLength: 8 }),
        text,
        text,
        fc.integer({ min: 1, max: 4 }),
        (names, others, a, b, k) => {
          expect(createAliasMatcher('lexical', names, normalise).nearest(a, k, 0)).toEqual(
            createMatcher('lexical', names, normalise)
              .nearest(a, k, 0)
              .map((match) => ({ ...match, alias: null })),
          )
          const known = others.map(({ alias, product }) => ({ alias, product: names[product] ?? 'x' }))
          const matcher = createAliasMatcher('lexical', names, normalise, { aliases: known })
          expect(matcher.degree(a, b)).toBe(matcher.degree(b, a))
          const all = matcher.nearest(a, 1000, 0)
          expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
          expect(all.every(({ name }) => names.includes(name))).toBe(true)
          expect(matcher.nearest(a, k, 0).map(({ degree }) => degree)).toEqual(
            all.slice(0, k).map(({ degree }) => degree),
          )
        },
      ),
    )
  })
})
