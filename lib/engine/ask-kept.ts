// An answer that no run asks for: found among the kept ones, else asked for once and kept, whoever waits for it.
import { type CallOptions, callWithRetry } from './call-with-retry'
import type { ModelAnswer, ModelClient, ModelRequest } from './ports'
import { requestHash } from './request-hash'

export interface AskKeptPorts {
  findAnswers(requestHashes: readonly string[]): Promise<ReadonlyMap<string, ModelAnswer>>
  keep(said: {
    requestHash: string
    model: string
    answer: ModelAnswer
    attempts: number
    costUsd: number | null
  }): Promise<void>
}

export interface KeptQuestion {
  client: ModelClient
  request: ModelRequest
  /** Price of an answer in US dollars; null when unknown. */
  costUsd: (answer: ModelAnswer) => number | null
}

export interface KeptAnswer {
  requestHash: string
  answer: ModelAnswer
}

/**
 * Equal questions that come while one is under way share its call. A call that was begun is finished though nobody may be
 * waiting any more: it is paid for, and kept. Throws the ModelError for which the call is given up.
 */
export function createKeptAsker(
  { findAnswers, keep }: AskKeptPorts,
  optionsFor: (request: ModelRequest) => CallOptions,
): (question: KeptQuestion) => Promise<KeptAnswer> {
  const underWay = new Map<string, Promise<ModelAnswer>>()
  const ask = async (hash: string, { client, request, costUsd }: KeptQuestion): Promise<ModelAnswer> => {
    const kept = (await findAnswers([hash])).get(hash)
    if (kept !== undefined) return kept
    const result = await callWithRetry(client, request, optionsFor(request))
    if ('error' in result) throw result.error
    const { answer, attempts } = result
    await keep({ requestHash: hash, model: request.model, answer, attempts, costUsd: costUsd(answer) })
    return answer
  }
  return async (question) => {
    const hash = requestHash(question.request)
    const answer = underWay.get(hash) ?? ask(hash, question).finally(() => underWay.delete(hash))
    underWay.set(hash, answer)
    return { requestHash: hash, answer: await answer }
  }
}
