import { expect, it } from 'vitest'
import type { ModelSetting } from '@/lib/core/run/model-table'
import { type SaveModelSettingInput, saveModelSetting } from './save-model-setting'

const empty: SaveModelSettingInput = {
  connection: 'anthropic',
  model: 'claude-haiku-5-5',
  maxTokens: null,
  effort: null,
  thinking: null,
  temperature: null,
  topP: null,
  inputUsd: null,
  outputUsd: null,
  requestsPerMinute: null,
  maxConcurrency: null,
}
async function save(over: Partial<SaveModelSettingInput>): Promise<ModelSetting | undefined> {
  let saved: ModelSetting | undefined
  const keep = async (_connection: string, _model: string, setting: ModelSetting) => {
    saved = setting
  }
  await saveModelSetting({ save: keep }, { ...empty, ...over })
  return saved
}

it('keeps the parameters that the API takes, and drops the others', async () => {
  const everything = { maxTokens: 2048, effort: 'high', thinking: 'adaptive', temperature: 0, topP: 1 }
  expect((await save(everything))?.parameters).toEqual({ maxTokens: 2048, effort: 'high', thinking: 'adaptive' })
  expect((await save({ ...everything, connection: 'openai' }))?.parameters).toEqual({
    ...{ maxTokens: 2048, effort: 'high' },
    ...{ temperature: 0, topP: 1 },
  })
})

it('takes a price of zero, and none as the shipped one', async () => {
  expect(await save({ inputUsd: 0, outputUsd: 0 })).toMatchObject({ inputUsd: 0, outputUsd: 0 })
  expect(await save({})).toMatchObject({ inputUsd: null, outputUsd: null, parameters: {} })
})

it.each([
  [{ inputUsd: -1, outputUsd: 1 }, 'inputUsd'],
  [{ inputUsd: 1, outputUsd: 1e9 }, 'outputUsd'],
  [{ inputUsd: 1 }, 'outputUsd'],
  [{ maxConcurrency: 0 }, 'maxConcurrency'],
  [{ maxConcurrency: 10_000 }, 'maxConcurrency'],
  [{ requestsPerMinute: 0 }, 'requestsPerMinute'],
  [{ maxTokens: 0 }, 'maxTokens'],
  [{ effort: 'huge' }, 'effort'],
  [{ connection: 'openai' as const, temperature: 3 }, 'temperature'],
])('refuses %j by the name of its field', async (wrong, field) => {
  await expect(save(wrong)).rejects.toMatchObject({ code: 'model.badSetting', params: { field } })
})
