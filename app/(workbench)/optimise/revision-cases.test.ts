import { describe, expect, it } from 'vitest'
import { firstModel } from '@/components/prompt/model-chosen'
import type { PreviewDataset } from '@/components/prompt/prompt-text'
import type { Attempt } from '@/components/prompt/use-attempts'
import { type Side, type Sides, sideOf, tryInputOf } from './desk-side'
import { judgeCases, revisionCases, speaksOf } from './revision-cases'

const dataset: PreviewDataset = {
  id: 'd',
  name: 'users',
  rowCount: 3,
  synthetic: false,
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
      {
        values: [{ name: 'ACT', value: '近期失眠' }],
        answer: '1. 产品1',
        ...{ outcome: 'miss', label: '真', nearest: '近', products: [], degree: 0.4 },
      },
      {
        values: [{ name: 'ACT', value: '近期备孕' }],
        answer: '1. 产品2',
        ...{ outcome: 'unjudged', label: '', nearest: '', products: [], degree: 0.4 },
      },
      {
        values: [{ name: 'ACT', value: '近期搜索上火' }],
        answer: '1. 产品0',
        outcome: 'hit',
        label: '真',
        nearest: '近',
        ...{ products: [], degree: 0.4 },
      },
    ])
  })

  it('leaves out answers of another text, and what has no answer', () => {
    const failed: Attempt = { ...attemptOf(sides[1], 1), status: 'failed', result: null }
    expect(revisionCases(laneOf(attemptOf(sides[0], 0), failed), sides[1], place)).toEqual([])
  })
})

const missed = (rowIndex: number, otherAnswer = '1. 那个') => ({
  rowIndex,
  case: {
    values: [{ name: 'ACT', value: '近期备孕' }],
    ...{ answer: '1. 这个', products: ['这个'], outcome: 'miss' as const, label: '真', nearest: '', degree: 0 },
  },
  otherAnswer,
})

describe('misses of a run', () => {
  const versionOf = (id: string) => ({
    ...{
      id,
      promptId: 'p',
      promptName: '行为',
      number: 1,
      origin: 'written',
      parentId: null,
      feedback: null,
      note: null,
      tags: [],
    },
    text: sides[1].text,
  })
  const evidence = {
    runNumber: 3,
    armName: '行为 v1',
    versionId: 'v',
    otherVersionId: null,
    total: 9,
    seed: 0,
    rows: [missed(1), missed(2)],
  }

  it('speak of a side that holds just what missed', () => {
    const side = sideOf(versionOf('v'), firstModel)
    expect(speaksOf(evidence, side)).toBe(true)
    expect(speaksOf(evidence, sideOf(versionOf('w'), firstModel))).toBe(false)
    expect(speaksOf(evidence, { ...side, text: { ...side.text, template: '改了 {{ACT}}' } })).toBe(false)
  })

  it('follow the rows that were tried, each row once', () => {
    const lane = laneOf(attemptOf(sides[1], 1, { hitRank: 1 }))
    expect(revisionCases(lane, sides[1], place, evidence.rows).map(({ answer }) => answer)).toEqual([
      '1. 产品1',
      '1. 这个',
    ])
  })

  it('are judged where both arms answered', () => {
    expect(judgeCases([laneOf(), laneOf()], sides, place, [missed(1), missed(2, ' ')])).toEqual([
      { rowIndex: 1, case: { values: [{ name: 'ACT', value: '近期备孕' }], answers: ['1. 那个', '1. 这个'] } },
    ])
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
