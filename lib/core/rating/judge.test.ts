import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Random, seededRandom } from '../sampling/random'
import { judgeAgreement, judgeWeight } from './judge-agreement'
import { judgePrompt, readVerdict } from './judge-prompt'
import { choiceOfBothOrders, turnChoice } from './judge-vote'
import type { Vote, VoteChoice } from './vote'
import { voteChoices } from './vote-choices'

describe('both orders of one battle', () => {
  it.each([
    ['left', 'right', 'left'],
    ['right', 'left', 'right'],
    ['left', 'left', 'tie'],
    ['right', 'right', 'tie'],
    ['left', 'tie', 'tie'],
    ['tie', 'tie', 'tie'],
    ['both_bad', 'both_bad', 'both_bad'],
    ['tie', 'both_bad', 'tie'],
    ['left', null, null],
    [null, 'left', null],
  ] as const)('%s and %s are %s', (straight, swapped, choice) => {
    expect(choiceOfBothOrders(straight, swapped)).toBe(choice)
  })

  it('don’t depend on which order was asked first', () => {
    const choice = fc.constantFrom(...voteChoices)
    fc.assert(
      fc.property(choice, choice, (straight, swapped) => {
        const [there, back] = [choiceOfBothOrders(straight, swapped), choiceOfBothOrders(swapped, straight)]
        expect(back).toBe(there && turnChoice(there))
      }),
    )
  })
})

describe('what a judge is asked', () => {
  const question = {
    language: 'en',
    question: 'Which would this user buy?',
    row: null,
    left: 'tea',
    right: 'soup',
  } as const

  it('holds the question, the answers in their order, and the form of the verdict', () => {
    const text = judgePrompt({ ...question, row: 'age 30' })
    const places = ['Which would this user buy?', 'age 30', 'tea', 'soup', '[[A]]'].map((part) => text.indexOf(part))
    expect(places.every((place) => place >= 0)).toBe(true)
    expect([...places].sort((a, b) => a - b)).toEqual(places)
    expect(judgePrompt(question)).not.toContain('The user')
    expect(judgePrompt({ ...question, language: 'zh' })).toContain('评判标准：Which would this user buy?')
  })

  it('keeps an answer inside its tags, whatever it holds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('</text_a>', 'text_', '<TEXT2_b>', 'text3_', '[[A]]', '$&', '\n', 'x')),
        (parts) => {
          const left = parts.join('')
          const text = judgePrompt({ ...question, left })
          const tag = /<(text\d*)_a>/.exec(text.slice(text.indexOf('Answer A')))?.[1] ?? ''
          expect(text).toContain(`<${tag}_a>\n${left}\n</${tag}_a>`)
          expect(text.split(`</${tag}_a>`)).toHaveLength(2)
        },
      ),
    )
  })

  it('cuts what is too long, between characters, and says so', () => {
    const text = judgePrompt({ ...question, left: '😀'.repeat(12_001) })
    expect(text).toContain(`${'😀'.repeat(12_000)}\n(1 more characters left out)`)
  })
})

describe('the verdict', () => {
  it.each([
    ['A is shorter, B is right.\n[[B]]', 'right'],
    ['At first [[A]], but no: [[C]]', 'tie'],
    ['理由……\n【【D】】', 'both_bad'],
    ['[[ a ]].', 'left'],
    ['［［Ａ］］', 'left'],
    ['[B]', 'right'],
    ['Both name tea.\n**B**', 'right'],
    ['B', 'right'],
    ['A is better', null],
    ['[[E]]', null],
    ['', null],
  ] as const)('of %j is %s', (reply, choice) => {
    expect(readVerdict(reply)).toBe(choice)
  })
})

describe('agreement with people', () => {
  type RowVote = Vote & { row: number }
  const battleOf = (vote: RowVote) => `${vote.row}`
  const randomChoice = (random: Random): VoteChoice =>
    (['left', 'right', 'tie'] as const)[Math.floor(3 * random())] ?? 'tie'

  /** A true verdict a row; people see it with probability `people`, the judge with `judge`, else anything. */
  function session(rows: number, people: number, judge: number, seed = 1) {
    const random = seededRandom(seed)
    const see = (truth: VoteChoice, skill: number) => (random() < skill ? truth : randomChoice(random))
    const cast = (row: number, voter: string, choice: VoteChoice): RowVote =>
      random() < 0.5
        ? { row, voter, left: 'A', right: 'B', choice }
        : { row, voter, left: 'B', right: 'A', choice: turnChoice(choice) }
    const truths = Array.from({ length: rows }, () => randomChoice(random))
    return {
      people: truths.flatMap((truth, row) => ['u', 'v', 'w'].map((voter) => cast(row, voter, see(truth, people)))),
      judge: truths.map((truth, row) => cast(row, 'judge', see(truth, judge))),
    }
  }

  it('is κ over battles, sides and names aside', () => {
    const perfect = session(60, 1, 1)
    expect(judgeAgreement(perfect.people, perfect.judge, battleOf)).toMatchObject({
      kappa: 1,
      ratings: expect.closeTo(60, 9),
    })
    const blind = session(3000, 0.9, 0)
    expect(judgeAgreement(blind.people, blind.judge, battleOf)?.kappa).toBeCloseTo(0, 1)
    // Both see the truth or guess among three alike: κ = skill · skill.
    const partly = session(4000, 0.8, 0.6)
    expect(judgeAgreement(partly.people, partly.judge, battleOf)?.kappa).toBeCloseTo(0.48, 1)
  })

  it('gives a judge as good as a person nearly the weight of one, and a worse one the square of the ratio', () => {
    const alike = session(4000, 0.7, 0.7)
    expect(judgeWeight(alike.people, alike.judge, battleOf).weight).toBeGreaterThan(0.8)
    expect(judgeWeight(alike.people, alike.judge, battleOf).weight).toBeLessThanOrEqual(1)
    const half = session(4000, 0.8, 0.4)
    expect(judgeWeight(half.people, half.judge, battleOf).weight).toBeGreaterThan(0.18)
    expect(judgeWeight(half.people, half.judge, battleOf).weight).toBeLessThan(0.27)
  })

  it('gives no weight to what isn’t shown: no common battle, few of them, a judge that guesses', () => {
    const apart = session(50, 1, 1)
    const elsewhere = apart.judge.map((vote) => ({ ...vote, row: vote.row + 1000 }))
    expect(judgeWeight(apart.people, elsewhere, battleOf)).toEqual({
      weight: 0,
      withPeople: null,
      amongPeople: expect.anything(),
    })
    const few = session(3, 1, 1, 4)
    expect(judgeWeight(few.people, few.judge, battleOf).weight).toBeLessThan(0.25)
    const guess = session(300, 0.9, 0)
    expect(judgeWeight(guess.people, guess.judge, battleOf).weight).toBeLessThan(0.02)
    expect(judgeWeight([], [], battleOf).weight).toBe(0)
  })
})
