import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type EvaluatedRow, type LabelledRow, recommendAtOnce } from './baseline'
import { createCoVisits } from './co-visits'
import { createEase, invertPositive } from './ease'
import { createRepeatLast } from './repeat-last'
import { createSegmentPopularity, segmentColumns } from './segment-popularity'
import { createSimilarRows, textColumns } from './similar-rows'

const day = 86_400_000
const choice = (user: string | null, days: number | null, label: string, ...segments: string[]): LabelledRow => ({
  rowIndex: 0,
  user,
  timeMs: days === null ? null : days * day,
  label,
  segments,
})
const ask = (user: string | null, days: number | null, ...segments: string[]): EvaluatedRow =>
  choice(user, days, '', ...segments)

const learners = [createRepeatLast(), createCoVisits(), createEase(), createSegmentPopularity(), createSimilarRows()]

describe.each(learners.map((baseline) => [baseline.name, baseline] as const))('%s', (_, baseline) => {
  it('falls back on what is popular', () => {
    const history = [choice('a', 1, '甲'), choice('b', 1, '甲'), choice('c', 1, '乙')]
    expect(recommendAtOnce(baseline, [ask('new', 3)], history, 2)).toEqual([['甲', '乙']])
    expect(recommendAtOnce(baseline, [ask(null, 3)], history, 1)).toEqual([['甲']])
  })

  it('says nothing without a past, or without a time', () => {
    expect(
      recommendAtOnce(baseline, [ask('a', 1), ask('a', null)], [choice('b', 1.9, '甲'), choice('b', null, '乙')], 3),
    ).toEqual([[], []])
    expect(recommendAtOnce(baseline, [], [], 3)).toEqual([])
  })

  it('knows nothing of the day that it recommends on, or of later ones', () => {
    const row = fc.tuple(
      fc.constantFrom('u', 'v', 'w'),
      fc.integer({ min: 0, max: 80 }),
      fc.constantFrom('甲', '乙', '丙', '丁'),
    )
    fc.assert(
      fc.property(fc.array(row, { maxLength: 25 }), fc.array(row, { maxLength: 10 }), (before, after) => {
        const past = before.map(([user, at, label]) => choice(user, 10 + at / 10, label, label < '丁' ? 'x' : 'y'))
        const asked = [ask('u', 18.5, 'x'), ask('v', 18.5, 'y')]
        const future = after.map(([user, at, label]) => choice(user, 18 + at / 10, label, 'x'))
        const known = past.filter(({ timeMs }) => (timeMs ?? 0) < 18 * day)
        const answers = recommendAtOnce(baseline, asked, known, 3)
        expect(recommendAtOnce(baseline, asked, [...future, ...known], 3)).toEqual(answers)
        for (const products of answers) expect(new Set(products).size).toBe(products.length)
      }),
    )
  })
})

describe('what is popular', () => {
  it('is the same by one sweep over the days, remembered for the next baseline, as by a sum for each', () => {
    const row = fc.tuple(fc.integer({ min: 0, max: 25_000 }), fc.constantFrom('甲', '乙', '丙', '丁', '戊'))
    const days = fc.array(fc.integer({ min: 1, max: 25_100 }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), days, (past, asked) => {
        const history = past.map(([at, label]) => choice(null, at, label))
        const rows = asked.map((at) => ask(null, at))
        for (const k of [1, 3, 2]) {
          for (const [place, found] of recommendAtOnce(createRepeatLast(), rows, history, k).entries()) {
            const at = asked[place] ?? 0
            const sums = new Map<string, number>()
            for (const [when, label] of past)
              if (when < at) sums.set(label, (sums.get(label) ?? 0) + 2 ** ((when - at) / 14))
            const best = [...sums.values()].sort((x, y) => y - x).filter((sum) => sum > 1e-100)
            expect(found.length).toBeGreaterThanOrEqual(Math.min(k, best.length))
            for (const [rank, product] of found.entries()) {
              const [mine, should] = [sums.get(product) ?? 0, best[rank] ?? 0]
              expect(Math.abs(mine - should)).toBeLessThanOrEqual(1e-9 * should + 1e-99)
            }
          }
        }
      }),
    )
  })
})

describe('repeat', () => {
  it('names the latest first, each once', () => {
    const history = [choice('u', 1, '甲'), choice('u', 2, '乙|丙'), choice('u', 3, '甲'), choice('v', 3, '丁')]
    expect(recommendAtOnce(createRepeatLast(), [ask('u', 5)], history, 5)).toEqual([['甲', '乙', '丙', '丁']])
  })
})

describe('i2i', () => {
  it('names what others took with it', () => {
    const history = [
      choice('a', 1, '甲'),
      choice('a', 2, '乙'),
      choice('b', 1, '甲'),
      choice('b', 2, '乙'),
      choice('c', 1, '甲'),
      choice('c', 2, '丙'),
      ...['d', 'e', 'f', 'g'].map((user) => choice(user, 2, '丁')),
      choice('u', 3, '甲'),
    ]
    // With 甲: 乙 2·c/(√(4·2)+10), 丙 c/(√4+10); 丁 is only popular, 甲 itself counts as popular too.
    expect(recommendAtOnce(createCoVisits(), [ask('u', 4)], history, 4)).toEqual([['乙', '丙', '丁', '甲']])
  })

  it('counts what was taken long after another less', () => {
    const history = [
      ...['a', 'b'].flatMap((user) => [choice(user, 1, '甲'), choice(user, 1, '近')]),
      ...['c', 'd'].flatMap((user) => [choice(user, 1, '甲'), choice(user, 29, '远')]),
      choice('u', 29, '甲'),
    ]
    expect(recommendAtOnce(createCoVisits(), [ask('u', 30)], history, 2)).toEqual([['近', '远']])
  })
})

describe('ease', () => {
  // NumPy 2.4.6: X of five users on 甲乙丙丁, B = −P/diag(P) with P = inv(XᵀX + 2I):
  // row 甲 → 乙 .428571, 丁 .240506, 丙 −.103448; row 丙 → 乙 .25, 丁 .025316, 甲 −.105263
  const baskets = { a: '甲|乙', b: '甲|乙', c: '乙|丙', d: '甲|丁', e: '丙' }
  const history = Object.entries(baskets).map(([user, label]) => choice(user, 1, label))

  it('ranks by the weights of the closed form, then by what is popular', () => {
    const own = (label: string) => [...history, choice('u', 2, label)]
    // The user's own choice belongs to the past as well, of one product: it adds to the diagonal alone.
    const recommend = (label: string, k: number) => recommendAtOnce(createEase(2), [ask('u', 3)], own(label), k)[0]
    expect(recommend('甲', 2)).toEqual(['乙', '丁'])
    expect(recommend('丙', 2)).toEqual(['乙', '丁'])
    expect(recommend('丁', 1)).toEqual(['甲'])
  })

  it('inverts as NumPy does', () => {
    const inverse = invertPositive(Float64Array.of(4, 1, 0.5, 1, 3, 0.2, 0.5, 0.2, 2), 3)
    const expected = [
      0.2799436355096289, -0.08924377642085486, -0.06106153123532174, -0.08924377642085486, 0.36402066697980273,
      -0.014091122592766557, -0.06106153123532174, -0.014091122592766557, 0.516674495068107,
    ]
    for (const [at, value] of expected.entries()) expect(inverse[at]).toBeCloseTo(value, 14)
  })

  it('gives a matrix whose product with the given one is the identity', () => {
    const entries = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 20, maxLength: 20 })
    fc.assert(
      fc.property(entries, (x) => {
        const gram = Float64Array.from({ length: 16 }, (_, at) => {
          const [i, j] = [Math.floor(at / 4), at % 4]
          const dot = [0, 1, 2, 3, 4].reduce((sum, row) => sum + (x[row * 4 + i] ?? 0) * (x[row * 4 + j] ?? 0), 0)
          return dot + (i === j ? 1 : 0)
        })
        const inverse = invertPositive(gram, 4)
        for (let at = 0; at < 16; at++) {
          const [i, j] = [Math.floor(at / 4), at % 4]
          const product = [0, 1, 2, 3].reduce((sum, m) => sum + (gram[i * 4 + m] ?? 0) * (inverse[m * 4 + j] ?? 0), 0)
          expect(product).toBeCloseTo(i === j ? 1 : 0, 8)
        }
      }),
    )
  })
})

describe('segment', () => {
  const sexes = ['男', '女']
  // The second column tells which product is taken, the first nothing.
  const history = Array.from({ length: 400 }, (_, at) =>
    choice(`u${at}`, 1, at % 2 === 0 ? '甲' : '乙', sexes[Math.floor(at / 2) % 2] ?? '', at % 2 === 0 ? '老' : '少'),
  )

  it('goes by the column that tells most', () => {
    const rows = [ask('x', 3, '男', '老'), ask('y', 3, '男', '少'), ask('z', 3, '男', '新')]
    expect(recommendAtOnce(createSegmentPopularity(), rows, history, 1).map(([first]) => first)).toEqual([
      '甲',
      '乙',
      '乙',
    ])
  })

  it('looks at categories of few values alone', () => {
    const column = (role: 'feature' | 'label', kind: 'category' | 'text', distinct: number) => ({
      role,
      kind,
      distinct,
    })
    expect(
      segmentColumns([
        column('feature', 'category', 2),
        column('label', 'category', 5),
        column('feature', 'text', 5),
        column('feature', 'category', 51),
        column('feature', 'category', 1),
        column('feature', 'category', 50),
      ]),
    ).toEqual([0, 5])
  })
})

describe('nearest', () => {
  const said = (text: string, row: LabelledRow): LabelledRow => ({ ...row, text })

  it('names what those took whose rows read most alike, and then what is popular', () => {
    const history = [
      said('搜索失眠多梦', choice('a', 1, '酸枣仁膏')),
      said('看过睡眠不好多梦', choice('b', 1, '安神补脑液')),
      ...['c', 'd', 'e'].map((user, at) => said(`牙龈出血第${at}天`, choice(user, 1, '护龈牙膏'))),
    ]
    const row = { ...ask('u', 2), text: '最近失眠多梦' }
    expect(recommendAtOnce(createSimilarRows(), [row], history, 3)).toEqual([['酸枣仁膏', '安神补脑液', '护龈牙膏']])
    expect(recommendAtOnce(createSimilarRows(), [ask('u', 2)], history, 1)).toEqual([['护龈牙膏']])
  })

  it('counts the user’s own earlier rows, and none of the same day', () => {
    const history = [
      said('搜索失眠', choice('u', 1, '酸枣仁膏')),
      said('搜索失眠', choice('v', 2.1, '安神补脑液')),
      ...['c', 'd'].map((user) => said(`牙龈${user}`, choice(user, 1, '护龈牙膏'))),
    ]
    expect(recommendAtOnce(createSimilarRows(), [{ ...ask('u', 2.5), text: '搜索失眠' }], history, 1)).toEqual([
      ['酸枣仁膏'],
    ])
  })

  it('puts what shares a telling gram before what shares none', () => {
    const words = ['失眠', '多梦', '牙龈', '出血', '头晕', '上火', '咳嗽', '脱发']
    const text = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 5 }).map((all) => all.join('，'))
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 30 }), text, (past, asked) => {
        const history = past.map((one, at) => said(one, choice(`u${at}`, 1, `p${at}`)))
        const [found = []] = recommendAtOnce(createSimilarRows(), [{ ...ask('x', 2), text: asked }], history, 30)
        expect(new Set(found).size).toBe(past.length)
        const grams = (one: string) =>
          new Set([...one].flatMap((_, at) => [one.slice(at, at + 2), one.slice(at, at + 3)]))
        // What shares nothing with the query never goes before what shares a gram that only the two have.
        const only = past.findIndex((one, at) =>
          [...grams(one)].some(
            (gram) =>
              gram.length > 1 &&
              asked.includes(gram) &&
              past.every((other, place) => place === at || !other.includes(gram)),
          ),
        )
        const none = past.findIndex((one) => [...grams(one)].every((gram) => gram.length < 2 || !asked.includes(gram)))
        if (only >= 0 && none >= 0) expect(found.indexOf(`p${only}`)).toBeLessThan(found.indexOf(`p${none}`))
      }),
    )
  })

  it('reads features alone, and not what the run takes for something else', () => {
    const columns = (['user', 'feature', 'feature', 'label', 'ignore', 'feature'] as const).map((role) => ({ role }))
    expect(textColumns(columns, { label: 3, user: 0, time: null })).toEqual([1, 2, 5])
    expect(textColumns(columns, { label: 5, user: 1, time: 2 })).toEqual([])
  })
})
