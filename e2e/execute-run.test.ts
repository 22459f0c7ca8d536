// The run loop, the vendor's real SDK and HTTP together.
import { describe, expect, it } from 'vitest'
import type { TrialScore } from '@/lib/core/run/run'
import { seededRandom } from '@/lib/core/sampling/random'
import { executeRun } from '@/lib/engine/execute-run'
import { createMemoryLedger, type MemoryLedger } from '@/lib/engine/memory-ledger'
import type { CallClaim, ModelClient, RunWorkload } from '@/lib/engine/ports'
import { systemClock } from '@/lib/engine/system-clock'
import { createAnthropicClient } from '@/lib/models/anthropic'
import { shippedModels } from '@/lib/models/prices'
import { startModelServer } from './model-server'

const model = 'claude-haiku-5-5'
const hit: TrialScore = {
  outcome: 'scored',
  products: ['阿胶糕'],
  poolProducts: [],
  hitRank: 1,
  bestProduct: '阿胶糕',
  degree: 1,
}

const workload: RunWorkload = {
  requests: async (claims) =>
    claims.map(({ requestHash }) => ({ connection: 'c', model, parameters: { maxTokens: 64 }, text: requestHash })),
  score: async ({ trials }) => trials.map(() => hit),
  costUsd: (_arm, answer) => shippedModels.costUsd('anthropic', model, answer),
}

const planTrials = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ id: `t${i}`, arm: 0, position: i, rowIndex: i, requestHash: `q${i}` }))

const outcomes = (ledger: MemoryLedger) => ledger.trials('r').map(({ score }) => score?.outcome ?? 'pending')

describe('executeRun with the real SDK over HTTP', () => {
  it('scores every row under 5 % 429, 2 % 529, 1 % 500 and 1 % cut bodies, paying for none twice', async () => {
    const server = await startModelServer({
      latencyMs: 4,
      jitter: 0.3,
      seed: 7,
      share429: 0.05,
      share529: 0.02,
      share500: 0.01,
      shareCut: 0.01,
    })
    const client = createAnthropicClient({ apiKey: 'test-key', baseUrl: server.url })
    const ledger = createMemoryLedger()
    ledger.plan('r', planTrials(600))
    let answers = 0
    let paidUsd = 0
    const counted: ModelClient = {
      ...client,
      async complete(request, options) {
        const answer = await client.complete(request, options)
        answers++
        paidUsd += shippedModels.costUsd('anthropic', model, answer) ?? Number.NaN
        return answer
      },
    }
    const claims: CallClaim[] = []
    const end = await executeRun({
      runId: 'r',
      ledger,
      workload: {
        ...workload,
        score: async (claim, answer) => {
          claims.push(claim)
          return workload.score(claim, answer)
        },
      },
      clientFor: () => counted,
      // The real clock, a hundred times faster where the engine waits.
      clock: { now: systemClock.now, wait: (ms, signal) => systemClock.wait(ms / 100, signal) },
      random: seededRandom(3),
      signal: new AbortController().signal,
      limits: { concurrency: 32, maxCalls: null, budgetUsd: 10 },
    })
    await server.close()
    expect(end).toEqual({ status: 'completed', reason: null })
    expect(outcomes(ledger)).toEqual(Array(600).fill('scored'))
    // Each call was answered once; what the server was asked beyond that are its faults.
    expect(answers).toBe(600)
    expect(new Set(claims.map(({ requestHash }) => requestHash)).size).toBe(600)
    expect(server.calls).toBeGreaterThan(600)
    expect(await ledger.spent('r')).toEqual({ calls: 600, costUsd: expect.closeTo(paidUsd, 9) })
  })

  it('stops at a wrong key with the vendor’s words', async () => {
    const server = await startModelServer()
    const client = createAnthropicClient({ apiKey: 'wrong', baseUrl: server.url })
    const ledger = createMemoryLedger()
    ledger.plan('r', planTrials(50))
    const end = await executeRun({
      runId: 'r',
      ledger,
      workload,
      clientFor: () => client,
      clock: systemClock,
      random: seededRandom(3),
      signal: new AbortController().signal,
      limits: { concurrency: 8, maxCalls: null, budgetUsd: null },
    })
    await server.close()
    expect(end).toEqual({
      status: 'paused',
      reason: { code: 'model.auth', params: { detail: 'invalid bearer token' } },
    })
    expect(server.requests.length).toBeLessThanOrEqual(8)
    expect(outcomes(ledger)).toEqual(Array(50).fill('pending'))
  })
})
