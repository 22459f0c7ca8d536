// Servers that speak OpenAI's chat completions (DeepSeek, Qwen, vLLM, Ollama, llama.cpp, OpenAI) as a ModelClient, through
// the vendor's SDK. It never retries: waiting is the engine's.
import OpenAI from 'openai'
import type { ExtraHeader } from '@/lib/core/run/extra-headers'
import type { CompleteOptions, ModelAnswer, ModelClient, ModelInfo, ModelRequest } from '@/lib/engine/ports'
import { ModelError } from '@/lib/errors'
import { translateOpenaiError } from './openai-errors'
import {
  answerLimitMb,
  checkedKey,
  checkedUrl,
  createCaller,
  fetchWithHeaders,
  secretsOf,
  textOf,
  tokensOf,
} from './vendor-http'

const vendorUrl = 'https://api.openai.com'
const listLimit = 200
const silent = () => undefined

export interface OpenaiOptions {
  /** null for servers of one's own that ask for none. */
  apiKey: string | null
  /** Without /v1; a trailing slash or /v1 is taken off. */
  baseUrl?: string | undefined
  /** For the whole answer; in a stream, for each silence. Milliseconds. */
  timeoutMs?: number | undefined
  /** Sent with every call; checked by findHeaderProblem. */
  headers?: readonly ExtraHeader[] | undefined
  /** Milliseconds since the epoch, for a retry-after that is a date. */
  now?: (() => number) | undefined
}

type WireAnswer = Omit<ModelAnswer, 'latencyMs'>

const malformed = (detail: string) => new ModelError('retry', 'model.malformed', { detail })

const stopOf = (reason: string | null | undefined, refusal: string | null | undefined): ModelAnswer['stop'] =>
  reason === 'content_filter' || (refusal ?? '') !== '' ? 'refusal' : reason === 'length' ? 'max_tokens' : 'end'

function fromCompletion(completion: OpenAI.ChatCompletion): WireAnswer {
  // A proxy's page comes as a string, a foreign JSON without choices: both have status 200.
  const choice = typeof completion === 'object' && completion !== null ? completion.choices?.[0] : undefined
  if (choice?.message === undefined) throw malformed('the reply is not a chat completion')
  return {
    text: textOf(choice.message.content),
    stop: stopOf(choice.finish_reason, choice.message.refusal),
    inputTokens: tokensOf(completion.usage?.prompt_tokens),
    outputTokens: tokensOf(completion.usage?.completion_tokens),
  }
}

/** Reads a stream to its end. A stream that ends without a finish reason was cut, however politely. */
async function fromStream(
  chunks: AsyncIterable<OpenAI.ChatCompletionChunk>,
  onText: (delta: string) => void,
  onChunk: () => void,
): Promise<WireAnswer> {
  const answer: WireAnswer = { text: '', stop: 'end', inputTokens: 0, outputTokens: 0 }
  let started = false
  let finished = false
  let refusal = ''
  for await (const { choices, usage } of chunks) {
    onChunk()
    started = true
    const choice = choices?.[0]
    const text = textOf(choice?.delta?.content)
    refusal += choice?.delta?.refusal ?? ''
    if (text !== '') {
      answer.text += text
      onText(text)
    }
    if (choice?.finish_reason) {
      finished = true
      answer.stop = stopOf(choice.finish_reason, refusal)
    }
    if (usage) {
      answer.inputTokens = tokensOf(usage.prompt_tokens)
      answer.outputTokens = tokensOf(usage.completion_tokens)
    }
  }
  if (!started) throw malformed('the reply is not a stream of events')
  if (!finished) throw new ModelError('retry', 'model.cutBody', {})
  return answer
}

/**
 * A client for one key and base URL, determined by its arguments alone: no environment variable of the SDK has a say.
 * Throws ModelError at once for a key or address that can't be used. `complete` throws ModelError, or the signal's
 * reason when aborted; `listModels` gives at most 200 models.
 */
export function createOpenaiClient(options: OpenaiOptions): ModelClient {
  const { timeoutMs = 120_000, headers = [], now = Date.now } = options
  const apiKey = options.apiKey === null ? null : checkedKey(options.apiKey)
  const url = checkedUrl(options.baseUrl ?? vendorUrl)
  const sdk = new OpenAI({
    apiKey: apiKey ?? 'none',
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    baseURL: `${url}/v1`,
    maxRetries: 0,
    // Ours always fires first: the SDK's own covers the wait for the headers alone.
    timeout: timeoutMs * 2,
    fetch: fetchWithHeaders({
      url,
      extra: headers,
      replyLimitMb: answerLimitMb,
      own: apiKey === null ? {} : { authorization: `Bearer ${apiKey}` },
    }),
    logLevel: 'off',
    logger: { error: silent, warn: silent, info: silent, debug: silent },
  })
  const within = createCaller({
    timeoutMs,
    translate: (error, model) => translateOpenaiError(error, { secrets: secretsOf(apiKey, headers), url, model, now }),
  })
  // OpenAI's own models refuse the older name of the limit; servers of other makers know only that one.
  const limitName = url === vendorUrl ? 'max_completion_tokens' : 'max_tokens'

  return {
    complete: ({ model, parameters, text }: ModelRequest, { signal, onText }: CompleteOptions) =>
      within(signal, model, async (limit) => {
        const { maxTokens, effort, temperature, topP } = parameters
        const body = {
          model,
          [limitName]: maxTokens,
          messages: [{ role: 'user' as const, content: text }],
          ...(effort === undefined ? {} : { reasoning_effort: effort }),
          ...(temperature === undefined ? {} : { temperature }),
          ...(topP === undefined ? {} : { top_p: topP }),
        }
        const startedAt = performance.now()
        const answer = onText
          ? await fromStream(
              await sdk.chat.completions.create(
                { ...body, stream: true, stream_options: { include_usage: true } },
                { signal: limit.signal },
              ),
              onText,
              limit.renew,
            )
          : fromCompletion(await sdk.chat.completions.create(body, { signal: limit.signal }))
        return { ...answer, latencyMs: Math.round(performance.now() - startedAt) }
      }),

    listModels: (signal: AbortSignal) =>
      within(signal, '', async (limit) => {
        const { data, response } = await sdk.models.list({ signal: limit.signal }).withResponse()
        if (!response.headers.get('content-type')?.includes('json'))
          throw malformed('the reply is not a list of models')
        return (data.data ?? []).slice(0, listLimit).map(({ id }): ModelInfo => ({ id, displayName: id }))
      }),
  }
}
