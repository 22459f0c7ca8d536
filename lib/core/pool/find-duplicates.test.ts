import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createNormaliser } from '@/lib/core/matching/normalise'
import { findDuplicates } from './find-duplicates'

const toSimplified = (text: string) => text.replaceAll('龍', '龙').replaceAll('膽', '胆')
const normalise = createNormaliser({ toSimplified })
const find = (...products: string[]) => findDuplicates(products, normalise, toSimplified)

it.each([
  [['龙胆泻肝片 24片', '龙胆泻肝片 48片'], ['package']],
  [['龙胆泻肝片（24片）', '龙胆泻肝片(24片)'], ['width']],
  [['龙胆泻肝片(盒装)', '龙胆泻肝片'], ['package']],
  [['维生素b12', '维生素B12'], ['case']],
  [['龍膽泻肝片', '龙胆泻肝片'], ['script']],
  [['【特价】感冒灵', '感冒灵'], ['signs']],
  [['感冒 灵', '感冒灵'], ['signs']],
  [
    ['ＡＢ片', 'ab片 24片'],
    ['package', 'width', 'case'],
  ],
])('%j differ in %j', (products, differences) => {
  expect(find(...products)).toEqual([{ products, differences }])
})

it('groups in the order of the pool and leaves single products out', () => {
  expect(find('感冒灵', '布洛芬', '感冒灵 24片', '感冒灵', '感冒灵 48片')).toEqual([
    { products: ['感冒灵', '感冒灵 24片', '感冒灵 48片'], differences: ['package'] },
  ])
  expect(find()).toEqual([])
})

it('tells apart names with the same signs at other places', () => {
  expect(find('Ａa', 'aＡ')).toEqual([{ products: ['Ａa', 'aＡ'], differences: ['width', 'case'] }])
  expect(find('caf\u00e9', 'cafe\u0301')).toMatchObject([{ differences: ['width'] }])
})

it('finds for each group what it differs in, and every product at most once', () => {
  const text = fc.string({ unit: fc.constantFrom(...'龍龙胆Ａaｂ（） 24片'), maxLength: 8 })
  fc.assert(
    fc.property(fc.array(text, { maxLength: 20 }), (products) => {
      const groups = find(...products)
      for (const { differences } of groups) expect(differences).not.toEqual([])
      const all = groups.flatMap((group) => group.products)
      expect(new Set(all).size).toBe(all.length)
    }),
  )
})
