import { afterEach, describe, expect, it, vi } from 'vitest'
import { type ModelServer, startModelServer } from '@/e2e/model-server'
import { describeModelClient } from './contract'
import { createOpenaiClient } from './openai'

const apiKey = 'sk-openai-contract-0123456789'

describeModelClient({
  name: 'OpenAI-compatible',
  model: 'qwen-plus',
  apiKey,
  startServer: () => startModelServer({ apiKey, models: ['qwen-plus'] }),
  createClient: createOpenaiClient,
  wire: { reasoning_effort: 'low', temperature: 0.3, top_p: 0.9 },
})

const signal = new AbortController().signal
const request = { connection: 'o', model: 'qwen-plus', parameters: { maxTokens: 64 }, text: '你好' }

describe('createOpenaiClient', () => {
  let server: ModelServer | undefined
  afterEach(async () => {
    vi.unstubAllEnvs()
    await server?.close()
    server = undefined
  })
  const start = async () => {
    server = await startModelServer({ models: ['qwen-plus'] })
    return server
  }

  it('is determined by its arguments, whatever the environment says', async () => {
    for (const name of ['OPENAI_API_KEY', 'OPENAI_ADMIN_KEY', 'OPENAI_ORG_ID', 'OPENAI_PROJECT_ID'])
      vi.stubEnv(name, `env-${name}`)
    vi.stubEnv('OPENAI_BASE_URL', 'http://127.0.0.1:9')
    const { url, requests } = await start()
    await createOpenaiClient({ apiKey: 'test-key', baseUrl: url }).complete(request, { signal })
    expect(JSON.stringify(requests)).not.toContain('env-')
    expect(requests[0]?.headers.authorization).toBe('Bearer test-key')
  })

  it('sends no key where there is none', async () => {
    const { url, requests } = await start()
    await createOpenaiClient({ apiKey: null, baseUrl: url })
      .complete(request, { signal })
      .catch(() => undefined)
    expect(requests[0]?.headers).not.toHaveProperty('authorization')
  })

  it('takes an exhausted account for a reason to stop, whatever the status', async () => {
    const { url, setBehaviour } = await start()
    setBehaviour(() => ({
      kind: 'error',
      status: 429,
      type: 'insufficient_quota',
      message: 'You exceeded your current quota',
    }))
    const call = createOpenaiClient({ apiKey: 'test-key', baseUrl: url }).complete(request, { signal })
    await expect(call).rejects.toMatchObject({ code: 'model.quota', failure: 'stop' })
  })
})
