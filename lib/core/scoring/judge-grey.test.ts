import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JudgedLabel } from '../matching/pair-label'
import { type GreyRules, judgedDegree, judgedRank, judgeTrials, reportJudging, type Said } from './judge-grey'
import { missKindOf } from './misses'
import { factsOf, rowFactOf, trialOf } from './run-facts.fixture'

const f: Record<string, number> = { far: 0.1, low: 0.7, mid: 0.75, near: 0.85, sure: 0.97, same: 1 }
const judge = (label: JudgedLabel): Said => ({ label, by: 'judge' })
const rules = (said: Record<string, Said> = {}): GreyRules => ({
  ...{ theta: 0.8, low: 0.65, high: 0.95, degree: (name, label) => (label === 'L' ? (f[name] ?? 0) : 0) },
  saidOf: (name) => said[name] ?? null,
})
const asked = (products: string[], hitRank: number, said: Record<string, Said> = {}) => {
  const names: string[] = []
  const rank = judgedRank({ products, hitRank }, ['L'], rules(said), (name) => names.push(name))
  return { rank, names }
}

describe('judgedRank', () => {
  it('asks of names in the zone up to the first hit that is sure, and changes nothing before anybody said anything', () => {
    expect(asked(['far', 'low', 'near', 'mid', 'sure', 'low'], 3)).toEqual({ rank: 3, names: ['low', 'near', 'mid'] })
    expect(asked(['same', 'near'], 1)).toEqual({ rank: 1, names: [] })
    expect(asked(['far', 'mid'], 0)).toEqual({ rank: 0, names: ['mid'] })
  })

  it('gives a hit to what means the label, takes it from what does not, and then looks on', () => {
    expect(asked(['low', 'near'], 2, { low: judge('same') })).toEqual({ rank: 1, names: ['low'] })
    expect(asked(['low', 'near'], 2, { low: judge('other_spec') }).rank).toBe(1)
    expect(asked(['near', 'far', 'sure'], 1, { near: judge('different') })).toEqual({ rank: 3, names: ['near'] })
    expect(asked(['near', 'mid'], 1, { near: judge('unsure') })).toEqual({ rank: 0, names: ['near', 'mid'] })
  })

  it('keeps a hit whose alias is gone, and one that another label gives', () => {
    expect(asked(['far', 'low'], 1)).toEqual({ rank: 1, names: [] })
    const two: GreyRules = {
      ...rules({ near: judge('different') }),
      degree: (_, label) => (label === 'L' ? 1 : 0.85),
    }
    expect(judgedRank({ products: ['near'], hitRank: 1 }, ['M', 'L'], two)).toBe(1)
  })

  const names = Object.keys(f)
  const answers = fc.uniqueArray(fc.constantFrom(...names), { maxLength: 6 })
  const labels = fc.constantFrom<JudgedLabel>('same', 'other_spec', 'different', 'unsure')
  const verdicts = fc.dictionary(fc.constantFrom(...names), labels.map(judge))
  const keptRank = (products: string[]) => products.findIndex((name) => (f[name] ?? 0) >= 0.8) + 1
  /** The definition at its plainest. */
  const plain = (products: string[], said: Record<string, Said>) =>
    products.findIndex((name) => {
      const degree = f[name] ?? 0
      const verdict = degree >= 0.65 && degree <= 0.95 ? said[name] : undefined
      return verdict === undefined ? degree >= 0.8 : verdict.label === 'same' || verdict.label === 'other_spec'
    }) + 1

  it('is the first name that means the label, by what was said where f is grey and by f elsewhere', () => {
    fc.assert(
      fc.property(answers, verdicts, (products, said) => {
        expect(asked(products, keptRank(products), said).rank).toBe(plain(products, said))
      }),
    )
  })

  it('hangs on nothing but the pairs that it asked of', () => {
    fc.assert(
      fc.property(answers, verdicts, verdicts, (products, said, more) => {
        const before = asked(products, keptRank(products), said)
        const others = Object.fromEntries(Object.entries(more).filter(([name]) => !before.names.includes(name)))
        expect(asked(products, keptRank(products), { ...others, ...said }).rank).toBe(before.rank)
      }),
    )
  })
})

it('takes what was said for f, in the zone alone', () => {
  const said = { low: judge('same'), near: judge('unsure'), sure: judge('different'), far: judge('same') }
  const degree = judgedDegree(rules(said))
  expect(['far', 'low', 'mid', 'near', 'sure', 'same'].map((name) => degree(name, 'L'))).toEqual([
    0.1, 1, 0.75, 0, 0.97, 1,
  ])
})

describe('judgeTrials', () => {
  it('leaves a miss the degree that nothing was said against, so that what means another product is no near miss', () => {
    const trials = [
      trialOf({ position: 0, products: ['mid', 'far'], degree: 0.75 }),
      trialOf({ position: 1, products: ['near'], hitRank: 1, degree: 0.85 }),
      trialOf({ position: 2, products: ['low'], degree: 0.7 }),
    ]
    const said = rules({ mid: judge('different'), near: judge('different') })
    const judged = judgeTrials(trials, () => ['L'], said, { arms: 1, k: 5 }).trials
    expect(judged.map(({ hitRank, degree }) => [hitRank, degree])).toEqual([
      [0, 0.1],
      [0, 0],
      [0, 0.7],
    ])
    const facts = factsOf({ rows: trials.map(() => rowFactOf({ labels: ['L'] })) })
    expect(judged.map((trial) => missKindOf(facts, trial, 5))).toEqual(['other', 'other', 'near'])
    expect(trials.map((trial) => missKindOf(facts, trial, 5))).toEqual(['near', null, 'near'])
  })

  it('counts pairs once with their answers, and hits among the first k that came or went, by arm', () => {
    const trials = [
      trialOf({ position: 0, products: ['near'], hitRank: 1 }),
      trialOf({ position: 1, products: ['near', 'low'], hitRank: 1 }),
      trialOf({ position: 0, arm: 1, products: ['far', 'far', 'mid'] }),
    ]
    const judged = judgeTrials(
      trials,
      () => ['L'],
      rules({ near: judge('unsure'), mid: { label: 'same', by: 'people' } }),
      { arms: 2, k: 2 },
    )
    expect(judged.trials.map(({ hitRank }) => hitRank)).toEqual([0, 0, 3])
    expect(judged.changed).toEqual([
      { gained: 0, lost: 2 },
      { gained: 0, lost: 0 },
    ])
    expect(judged.pairs[0]).toMatchObject({ name: 'near', product: 'L', degree: 0.85, occurrences: 2 })
    const reading = { connection: 'openai', model: 'm', low: 0.65, high: 0.95 }
    expect(reportJudging(reading, judged)).toEqual({
      ...reading,
      ...{ pairs: 3, byPeople: 1, byJudge: 1, unsure: 1, open: 1, versions: judged.changed },
    })
  })
})
