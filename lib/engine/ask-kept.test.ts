import { describe, expect, it } from 'vitest'
import { ModelError } from '@/lib/errors'
import { type AskKeptPorts, createKeptAsker } from './ask-kept'
import { createHandClock } from './hand-clock'
import type { ModelAnswer, ModelRequest } from './ports'

const request: ModelRequest = { connection: 'anthropic', model: 'm', parameters: { maxTokens: 9 }, text: 'x' }
const answer: ModelAnswer = { text: 'a', stop: 'end', inputTokens: 1, outputTokens: 2, latencyMs: 3 }

function workshop(complete: () => Promise<ModelAnswer>) {
  const kept = new Map<string, Parameters<AskKeptPorts['keep']>[0]>()
  const ports: AskKeptPorts = {
    findAnswers: async (hashes) => new Map(hashes.flatMap((hash) => (kept.has(hash) ? [[hash, answer]] : []))),
    keep: async (said) => void kept.set(said.requestHash, said),
  }
  let calls = 0
  const client = {
    complete: () => {
      calls += 1
      return complete()
    },
    listModels: async () => [],
  }
  const { signal } = new AbortController()
  const pace = { attempt: <T>(_: AbortSignal, act: () => Promise<T>) => act(), heed: () => undefined }
  const asked = createKeptAsker(ports, () => ({
    ...{ maxAttempts: 1, clock: createHandClock(), random: () => 0.5, signal, waitSignal: signal },
    ...{ pace, onHeard: () => undefined },
  }))
  return { kept, ask: () => asked({ client, request, costUsd: () => 0.25 }), calls: () => calls }
}

describe('an answer that is kept', () => {
  it('is asked for once, also by two at the same time, and kept with its price', async () => {
    const { ask, kept, calls } = workshop(async () => answer)
    const both = await Promise.all([ask(), ask()])
    const later = await ask()
    expect([...both, later].map((one) => one.answer.text)).toEqual(['a', 'a', 'a'])
    expect(calls()).toBe(1)
    expect([...kept.values()]).toMatchObject([{ model: 'm', answer, costUsd: 0.25, attempts: 1 }])
  })

  it('is asked for again after a failure, of which nothing is kept', async () => {
    const ends: (() => Promise<ModelAnswer>)[] = [
      () => Promise.reject(new ModelError('outcome', 'model.badRequest', { detail: 'x' })),
      async () => answer,
    ]
    const { ask, kept, calls } = workshop(() => (ends.shift() ?? (async () => answer))())
    await expect(ask()).rejects.toMatchObject({ code: 'model.badRequest' })
    expect(kept.size).toBe(0)
    expect((await ask()).answer).toEqual(answer)
    expect(calls()).toBe(2)
  })
})
