// The engine by itself: its own loop over a ledger in memory, with nothing rendered, matched or stored.
import { seededRandom } from '@/lib/core/sampling/random'
import { executeRun } from '@/lib/engine/execute-run'
import { createMemoryLedger } from '@/lib/engine/memory-ledger'
import type { ModelRequest, RunWorkload } from '@/lib/engine/ports'
import { requestHash } from '@/lib/engine/request-hash'
import { systemClock } from '@/lib/engine/system-clock'
import { createAnthropicClient } from '@/lib/models/anthropic'
import { shippedModels } from '@/lib/models/prices'
import { apiKey, arms, callsOf, type Load, model, promptOf } from './load'

const requestOf = (row: number, arm: number): ModelRequest => ({
  connection: 'bench',
  model,
  parameters: { maxTokens: 512 },
  text: promptOf(row, arm),
})

const workload: RunWorkload = {
  requests: async (claims) => claims.map(({ trials }) => requestOf(trials[0]?.rowIndex ?? 0, trials[0]?.arm ?? 0)),
  score: async ({ trials }, answer) =>
    trials.map(() => {
      const products = answer.text.split('\n')
      return { outcome: 'scored', products, poolProducts: [], hitRank: 0, bestProduct: products[0] ?? '', degree: 0 }
    }),
  costUsd: (_arm, answer) => shippedModels.costUsd('anthropic', model, answer),
}

/** Throws unless every trial was answered. */
export async function memoryRun(url: string, load: Load): Promise<number> {
  const ledger = createMemoryLedger()
  const trials = Array.from({ length: callsOf(load) }, (_, i) => {
    const position = Math.floor(i / arms)
    const arm = i % arms
    return { id: `${i}`, arm, position, rowIndex: position, requestHash: requestHash(requestOf(position, arm)) }
  })
  ledger.plan('bench', trials)
  const client = createAnthropicClient({ apiKey, baseUrl: url })
  const end = await executeRun({
    runId: 'bench',
    ledger,
    workload,
    clientFor: () => client,
    clock: systemClock,
    random: seededRandom(1),
    signal: new AbortController().signal,
    limits: { concurrency: load.concurrency, maxCalls: null, budgetUsd: null },
  })
  const { calls } = await ledger.spent('bench')
  if (end.status !== 'completed' || calls !== trials.length) throw new Error(`${end.status} after ${calls} calls`)
  return 0
}
