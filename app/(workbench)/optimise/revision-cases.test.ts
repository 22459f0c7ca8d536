import { describe, expect, it } from 'vitest'
import { firstModel } from '@/components/prompt/model-chosen'
import type { PreviewDataset } from '@/components/prompt/prompt-text'
import type { Attempt } from '@/components/prompt/use-attempts'
import { type Side, type Sides, sideOf, tryInputOf } from './desk-side'
import { judgeCases, revisionCases } from './revision-cases'

const dataset: PreviewDataset = {
  id: 'd',
  name: 'users',
  rowCount: 3,
  columns: [{ name: '行为', role: 'feature', kind: 'text', topValues: [] }],
}
const place = { dataset, rows: ['搜索上火', '失眠', '备孕'].map((cell, index) => ({ index, cells: [cell] })) }
const sideWith = (template: string): Side => ({
  ...sideOf(null, firstModel),
  text: { template, variables: 'ACT: 近期{{行为}}', emptyCells: 'omit' },
})
const sides: Sides = [sideWith('{{ACT}} 推荐'), sideWith('先看 {{ACT}} 推荐')]
const attemptOf = (side: Side, rowIndex: number, change: Partial<NonNullable<Attempt['result']>> = {}): Attempt => ({
  status: 'done',
  rowIndex,
  asked: tryInputOf(side, '', 'd', [rowIndex]),
  text: `1. 产品${rowIndex}`,
  result: {
    ...{ outcome: 'scored', products: [], poolProducts: [], hitRank: 0, bestProduct: '近', degree: 0.4, label: '真' },
    ...{ stop: 'end', inputTokens: 0, outputTokens: 0, latencyMs: 0, costUsd: 0 },
    ...change,
  },
  error: null,
})
const laneOf = (...attempts: Attempt[]) => new Map(attempts.map((one) => [one.rowIndex, one]))

describe('revisionCases', () => {
  it('tells values, answers and what came of them, misses first', () => {
    const [, right] = sides
    const lane = laneOf(
      attemptOf(right, 0, { hitRank: 2 }),
      attemptOf(right, 1),
      attemptOf(right, 2, { label: '', bestProduct: '' }),
    )
    expect(revisionCases(lane, right, place)).toEqual([
      { values: [{ name: 'ACT', value: '近期失眠' }], answer: '1. 产品1', outcome: 'miss', label: '真', nearest: '近' },
      { values: [{ name: 'ACT', value: '近期备孕' }], answer: '1. 产品2', outcome: 'unjudged', label: '', nearest: '' },
      {
        values: [{ name: 'ACT', value: '近期搜索上火' }],
        answer: '1. 产品0',
        outcome: 'hit',
        label: '真',
        nearest: '近',
      },
    ])
  })

  it('leaves out answers of another text, and what has no answer', () => {
    const failed: Attempt = { ...attemptOf(sides[1], 1), status: 'failed', result: null }
    expect(revisionCases(laneOf(attemptOf(sides[0], 0), failed), sides[1], place)).toEqual([])
  })
})

describe('judgeCases', () => {
  it('takes rows that both answered, with what either was told, once', () => {
    const left = laneOf(attemptOf(sides[0], 0), attemptOf(sides[0], 1))
    const right = laneOf(attemptOf(sides[1], 1), { ...attemptOf(sides[1], 0), text: ' ' })
    expect(judgeCases([left, right], sides, place)).toEqual([
      {
        rowIndex: 1,
        case: { values: [{ name: 'ACT', value: '近期失眠' }], answers: ['1. 产品1', '1. 产品1'] },
      },
    ])
  })
})
