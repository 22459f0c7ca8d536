import { describe, expect, it } from 'vitest'
import { createModelTable } from '@/lib/core/run/model-table'
import type { Run } from '@/lib/store/runs'
import { describeRun, type RunSetupPorts } from './run-setup'

const arm = (name: string, promptVersionId: string, model: string) => ({
  arm: 0,
  ...{ name, promptVersionId, model },
  connection: 'anthropic',
  parameters: { maxTokens: 100 },
})
const run = {
  datasetId: 'd',
  poolId: 'p',
  roles: { label: 2, user: 0, time: null },
  arms: [arm('x v1', 'v1', 'known'), arm('y v1', 'gone', 'other')],
  sample: { strategy: 'uniform', size: 10, seed: 7 },
  sampledRows: 10,
  repeats: 1,
  reuse: true,
  transport: 'live',
  match: 'lexical',
  theta: 0.8,
  stopAtGain: null,
  maxCalls: 5,
  budgetUsd: null,
} as unknown as Run
const prompt = { template: '{{A}}', variables: 'A: x', emptyCells: 'omit' as const }
const ports = {
  datasets: {
    find: async () => ({
      name: '六月',
      fileName: 'june.csv',
      sha256: 'abc',
      rowCount: 40,
      columns: [{ name: '用户' }, { name: '性别' }, { name: '产品' }],
    }),
  },
  pools: { listProductNames: async () => ['甲', '乙'] },
  prompts: { listVersions: async () => [{ id: 'v1', promptId: 'p1', createdAt: new Date(0), ...prompt }] },
  readModels: async () =>
    createModelTable((model) => (model === 'known' ? [{ inputUsd: 3, outputUsd: 15, maxInputTokens: 1e6 }] : null), []),
} as unknown as RunSetupPorts

describe('describeRun', () => {
  it('says what another needs to do it again', async () => {
    expect(await describeRun(ports, run, '0.1.0')).toEqual({
      dataset: { name: '六月', fileName: 'june.csv', sha256: 'abc', rows: 40, label: '产品', user: '用户', time: null },
      poolProducts: 2,
      sample: { strategy: 'uniform', size: 10, seed: 7 },
      ...{ sampledRows: 10, repeats: 1, reuse: true, transport: 'live', match: 'lexical', theta: 0.8 },
      ...{ stopAtGain: null, maxCalls: 5, budgetUsd: null, code: '0.1.0' },
      versions: [
        {
          ...{ name: 'x v1', connection: 'anthropic', model: 'known', parameters: { maxTokens: 100 } },
          ...{ price: { inputUsd: 3, outputUsd: 15 }, prompt },
        },
        {
          ...{ name: 'y v1', connection: 'anthropic', model: 'other', parameters: { maxTokens: 100 } },
          ...{ price: null, prompt: null },
        },
      ],
    })
  })

  it('can’t without the dataset', async () => {
    const gone = { ...ports, datasets: { find: async () => null } }
    await expect(describeRun(gone, run, '')).rejects.toMatchObject({ code: 'notFound.dataset' })
  })
})
