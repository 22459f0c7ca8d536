import { describe, expect, it } from 'vitest'
import { createMatcher } from '@/lib/core/matching/matcher'
import { createNormaliser } from '@/lib/core/matching/normalise'
import { missScore, scoreAnswer, splitLabels } from './score-answer'

const pool = ['龙胆泻肝片', '感冒灵颗粒', '感冒清热颗粒']
const matcher = createMatcher('lexical', pool, createNormaliser())
const base = { matcher, theta: 0.8, pool: true }

describe('scoreAnswer', () => {
  it('finds the first product that means a label, and what each product means in the pool', () => {
    const score = scoreAnswer({
      ...base,
      products: ['板蓝根', '感冒灵颗粒 10g*9袋', '龙胆泻肝片'],
      labels: ['龙胆泻肝片', '感冒灵颗粒'],
    })
    expect(score).toEqual({
      outcome: 'scored',
      products: ['板蓝根', '感冒灵颗粒 10g*9袋', '龙胆泻肝片'],
      poolProducts: [null, '感冒灵颗粒', '龙胆泻肝片'],
      hitRank: 2,
      bestProduct: '感冒灵颗粒 10g*9袋',
      degree: 1,
    })
  })

  it('tells the best degree of a miss too', () => {
    const score = scoreAnswer({ ...base, pool: false, products: ['板蓝根', '感冒灵颗粒'], labels: ['感冒清热颗粒'] })
    expect(score).toMatchObject({ hitRank: 0, bestProduct: '感冒灵颗粒', poolProducts: [] })
    expect(score.degree).toBe(matcher.degree('感冒灵颗粒', '感冒清热颗粒'))
  })

  it('never hits with degree 0 or without a label, even at θ = 0', () => {
    const nothing = { hitRank: 0, bestProduct: '', degree: 0 }
    expect(scoreAnswer({ ...base, theta: 0, products: ['xyz'], labels: ['龙胆泻肝片'] })).toMatchObject(nothing)
    expect(scoreAnswer({ ...base, theta: 0, products: ['龙胆泻肝片'], labels: [] })).toMatchObject(nothing)
  })

  it('is unparseable without products', () => {
    expect(scoreAnswer({ ...base, products: [], labels: ['龙胆泻肝片'] })).toEqual({
      ...missScore('failed'),
      outcome: 'unparseable',
    })
  })
})

describe('splitLabels', () => {
  it('separates by |, trims, drops blanks and repeats', () => {
    expect(splitLabels(' 甲 | 乙||甲 ')).toEqual(['甲', '乙'])
    expect(splitLabels('  ')).toEqual([])
    expect(splitLabels('a, b')).toEqual(['a, b'])
  })
})
