import { expect, it } from 'vitest'
import { createNormaliser } from '@/lib/core/matching/normalise'
import { createEvaluation } from './evaluation'
import { memoryRows } from './row-source'

const rows = [
  { index: 0, cells: ['u1', '芬必得'] },
  { index: 1, cells: ['u2', '感冒灵颗粒'] },
]
const score = async (text: string, rowIndex: number, aliases?: { alias: string; product: string }[]) => {
  const evaluation = createEvaluation({
    source: memoryRows(rows),
    columns: ['用户', '下一产品'],
    roles: { label: 1, user: 0, time: null },
    datasetKey: 'x',
    arms: [
      {
        name: 'a',
        versionKey: 'a',
        template: '推荐',
        variables: '',
        emptyCells: 'omit',
        connection: 'embedded',
        model: 'm',
        parameters: { maxTokens: 10 },
      },
    ],
    poolNames: ['布洛芬缓释胶囊', '感冒灵颗粒'],
    aliases,
    labels: ['芬必得', '感冒灵颗粒'],
    match: 'lexical',
    theta: 0.8,
    normaliser: createNormaliser(),
    costUsd: () => 0,
  })
  const answer = { text, stop: 'end', inputTokens: 0, outputTokens: 0, latencyMs: 0 } as const
  const [trial] = await evaluation.score({ requestHash: '', trials: [{ id: '', arm: 0, rowIndex }] }, answer)
  return trial
}

it('counts an alias in a label or an answer as its product', async () => {
  const aliases = [
    { alias: '芬必得', product: '布洛芬缓释胶囊' },
    { alias: '999感冒灵', product: '感冒灵颗粒' },
  ]
  const answer = '1. 999感冒灵\n2. 布洛芬缓释胶囊'
  expect(await score(answer, 0)).toMatchObject({ hitRank: 0 })
  expect(await score(answer, 0, aliases)).toMatchObject({
    hitRank: 2,
    degree: 1,
    bestProduct: '布洛芬缓释胶囊',
    poolProducts: ['感冒灵颗粒', '布洛芬缓释胶囊'],
  })
  expect(await score(answer, 1, aliases)).toMatchObject({ hitRank: 1, degree: 1, bestProduct: '999感冒灵' })
})
