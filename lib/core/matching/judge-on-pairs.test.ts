import { expect, it } from 'vitest'
import type { DrawnPair } from './draw-pairs'
import { reportPairJudge } from './judge-on-pairs'

const drawn: DrawnPair[] = [0.5, 0.6, 0.7, 0.8, 0.9].map((degree, at) => ({
  ...{ name: `n${at}`, product: 'p', degree, occurrences: 1, stratum: 0, inclusion: 1 },
}))
const options = { theta: 0.75, level: 'product', step: 10 } as const

it('compares a judge and f with people on the pairs that both saw', () => {
  const report = reportPairJudge(
    drawn,
    ['different', 'unsure', 'same', 'same', null],
    ['different', 'different', 'other_spec', 'same', 'same'],
    options,
  )
  expect(report).toMatchObject({
    ...{ judged: 4, unsure: 1, low: 0.5, high: 0.8 },
    withPeople: { pairs: 4, judge: 1, degree: 0.75, kappa: { kappa: 1 }, nearer: null },
  })
  // What lies outside of the judged zone counts for neither.
  expect(report?.byPeople.map(({ theta, precision }) => [theta, precision?.share])).toEqual([
    [0.5, 0.5],
    [0.6, 2 / 3],
    [0.7, 1],
    [0.8, 1],
  ])
  expect(report?.byJudge).toEqual(report?.byPeople)
})

it('says who is nearer to people only where it can be told', () => {
  const many = Array.from({ length: 12 }, (_, at): DrawnPair => ({ ...(drawn[0] as DrawnPair), name: `m${at}` }))
  const people = many.map(() => 'same' as const)
  expect(reportPairJudge(many, people, people, options)?.withPeople?.nearer).toBe('judge')
  const wrong = many.map(() => 'different' as const)
  expect(reportPairJudge(many, people, wrong, options)?.withPeople?.nearer).toBe('degree')
  expect(reportPairJudge(many.slice(0, 5), people, people, options)?.withPeople?.nearer).toBeNull()
})

it('takes another package for no match at the level of SKUs', () => {
  const said = ['other_spec', 'same', null, null, null] as const
  expect(reportPairJudge(drawn, said, said, { ...options, level: 'sku' })?.byJudge[0]?.precision?.share).toBe(0.5)
})

it('has nothing to say without verdicts, nor of agreement without labels', () => {
  const none = drawn.map(() => null)
  expect(reportPairJudge(drawn, none, none, options)).toBeNull()
  expect(reportPairJudge(drawn, ['same', null, null, null, null], none, options)?.withPeople).toBeNull()
})
