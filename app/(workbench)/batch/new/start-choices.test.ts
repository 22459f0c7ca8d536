import { expect, it } from 'vitest'
import { modelsOf } from '@/components/run/model-choices'
import { startRunSchema } from '@/lib/usecases/start-run'
import { type DatasetChoice, firstChoices, rowsOf, startInputOf } from './start-choices'

const dataset: DatasetChoice = {
  id: 'd',
  name: '样例',
  synthetic: false,
  rowCount: 400,
  labelled: 300,
  hasTime: true,
  hasUser: true,
  strata: [{ name: '性别', distinct: 2 }],
  problems: {},
}
const first = firstChoices([dataset], { versionIds: ['v'], seed: 7, rows: 500, theta: 0.8 })

it('starts with an input that is accepted as it stands', () => {
  expect(first.size).toBe('300')
  expect(startRunSchema.parse(startInputOf(first))).toMatchObject({
    datasetId: 'd',
    versionIds: ['v'],
    models: [{ connection: 'embedded', model: 'embedded' }],
    sample: { strategy: 'uniform', size: 300, seed: 7 },
    theta: 0.8,
    maxCalls: null,
    budgetUsd: null,
  })
})

it('names the stratum for a stratified sample alone', () => {
  expect(startInputOf(first).sample).not.toHaveProperty('stratum')
  expect(startInputOf({ ...first, strategy: 'stratified' }).sample).toMatchObject({ stratum: '性别' })
})

it('takes a model that was typed and not added, once', () => {
  const models = modelsOf({
    embedded: false,
    vendorModels: {
      anthropic: { added: ['claude-haiku-5-5'], draft: ' claude-haiku-5-5 ' },
      openai: { added: [], draft: 'qwen-plus' },
    },
  })
  expect(models).toEqual([
    { connection: 'anthropic', model: 'claude-haiku-5-5' },
    { connection: 'openai', model: 'qwen-plus' },
  ])
})

it('counts no more rows than have a label', () => {
  expect(rowsOf({ all: true, size: '1' }, dataset)).toBe(300)
  expect(rowsOf({ all: false, size: '9999' }, dataset)).toBe(300)
  expect(rowsOf({ all: false, size: '' }, dataset)).toBe(0)
  expect(rowsOf({ all: false, size: '20' }, { labelled: null })).toBe(0)
})
