// Anthropic's Messages API as a ModelClient, through the vendor's SDK. It never retries: waiting is the engine's.
import { Anthropic } from '@anthropic-ai/sdk'
import type { ExtraHeader } from '@/lib/core/run/extra-headers'
import type { ModelParameters } from '@/lib/core/run/model-parameters'
import type { CompleteOptions, ModelAnswer, ModelClient, ModelInfo, ModelRequest } from '@/lib/engine/ports'
import { ModelError } from '@/lib/errors'
import { translateError } from './anthropic-errors'
import { readLimits } from './anthropic-limits'
import type { ErrorContext } from './vendor-errors'
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

const vendorUrl = 'https://api.anthropic.com'
const apiVersion = '2023-06-01'
const listLimit = 200
const silent = () => undefined

export interface AnthropicOptions {
  apiKey: string
  /** Without /v1; a trailing slash or /v1 is taken off. */
  baseUrl?: string | undefined
  /** For the whole answer; in a stream, for each silence. Milliseconds. */
  timeoutMs?: number | undefined
  /** Which header carries the key; some gateways want `x-api-key`. */
  header?: 'bearer' | 'x-api-key' | undefined
  /** Sent with every call; checked by findHeaderProblem. */
  headers?: readonly ExtraHeader[] | undefined
  /** Milliseconds since the epoch, for a retry-after that is a date. */
  now?: (() => number) | undefined
}

export const malformed = (detail: string) => new ModelError('retry', 'model.malformed', { detail })

const stopOf = (reason: string | null): ModelAnswer['stop'] =>
  reason === 'refusal'
    ? 'refusal'
    : reason === 'max_tokens' || reason === 'model_context_window_exceeded'
      ? 'max_tokens'
      : 'end'

type TokenCounts = Partial<
  Record<'input_tokens' | 'cache_creation_input_tokens' | 'cache_read_input_tokens' | 'output_tokens', number | null>
>
/** All tokens of the prompt: the vendor counts those it cached apart. A gateway that reports none gives 0. */
const inputTokensOf = (usage: TokenCounts | undefined): number =>
  tokensOf(usage?.input_tokens) +
  tokensOf(usage?.cache_creation_input_tokens) +
  tokensOf(usage?.cache_read_input_tokens)

/** The answer's parts that come off the wire; text blocks are joined, thinking is left out. */
export type WireAnswer = Omit<ModelAnswer, 'latencyMs'>

export function fromMessage(message: Anthropic.Message): WireAnswer {
  // A proxy's page comes as a string, a foreign JSON without content: both have status 200.
  if (typeof message !== 'object' || message === null || !Array.isArray(message.content)) {
    throw malformed('the reply is not a message')
  }
  return {
    text: message.content.map((block) => (block?.type === 'text' ? textOf(block.text) : '')).join(''),
    stop: stopOf(message.stop_reason),
    inputTokens: inputTokensOf(message.usage),
    outputTokens: tokensOf(message.usage?.output_tokens),
  }
}

/** Reads a stream to its end. A stream that ends without `message_stop` was cut, however politely. */
async function fromStream(
  events: AsyncIterable<Anthropic.RawMessageStreamEvent>,
  onText: (delta: string) => void,
  onEvent: () => void,
): Promise<WireAnswer> {
  const answer: WireAnswer = { text: '', stop: 'end', inputTokens: 0, outputTokens: 0 }
  let started = false
  let stopped = false
  for await (const event of events) {
    onEvent()
    if (event.type === 'message_start') {
      started = true
      answer.inputTokens = inputTokensOf(event.message.usage)
    } else if (event.type === 'content_block_delta' && event.delta.type === 'text_delta') {
      const text = textOf(event.delta.text)
      answer.text += text
      onText(text)
    } else if (event.type === 'message_delta') {
      answer.stop = stopOf(event.delta.stop_reason)
      answer.outputTokens = tokensOf(event.usage?.output_tokens)
      // Some gateways know the prompt's tokens only at the end.
      answer.inputTokens = Math.max(answer.inputTokens, inputTokensOf(event.usage))
    } else if (event.type === 'message_stop') {
      stopped = true
    }
  }
  if (!started) throw malformed('the reply is not a stream of events')
  if (!stopped) throw new ModelError('retry', 'model.cutBody', {})
  return answer
}

/** What the API is given but the limit, so that its count of tokens sees the same. It takes no temperature and no top-p. */
const inputOf = (model: string, text: string, { effort, thinking }: ModelParameters) => ({
  model,
  messages: [{ role: 'user' as const, content: text }],
  ...(effort === undefined ? {} : { output_config: { effort } }),
  ...(thinking === undefined ? {} : { thinking: { type: thinking } }),
})

/** The body of one request, as it is asked live or inside a batch. */
export const messageBody = ({ model, parameters, text }: ModelRequest) => ({
  ...inputOf(model, text, parameters),
  max_tokens: parameters.maxTokens,
})

/**
 * The SDK for one key and base URL, determined by its arguments alone: no environment variable or profile has a say in
 * where or as whom it calls. Replies are cut off beyond `replyLimitMb`, where given. `within` runs one call in the deadline. Throws ModelError for a key or address that can't be used.
 */
export function openAnthropic(options: AnthropicOptions, replyLimitMb?: number) {
  const { timeoutMs = 120_000, header = 'bearer', headers = [], now = Date.now } = options
  const apiKey = checkedKey(options.apiKey)
  const url = checkedUrl(options.baseUrl ?? vendorUrl)
  const sdk = new Anthropic({
    apiKey,
    baseURL: url,
    webhookKey: null,
    maxRetries: 0,
    // Ours always fires first: the SDK's own covers the wait for the headers alone.
    timeout: timeoutMs * 2,
    fetch: fetchWithHeaders({
      url,
      extra: headers,
      replyLimitMb,
      own: {
        'anthropic-version': apiVersion,
        ...(header === 'bearer' ? { authorization: `Bearer ${apiKey}` } : { 'x-api-key': apiKey }),
      },
    }),
    logLevel: 'off',
    logger: { error: silent, warn: silent, info: silent, debug: silent },
    openTelemetry: false,
  })
  const secrets = secretsOf(apiKey, headers)
  const contextOf = (model: string): ErrorContext => ({ secrets, url, model, now })
  const within = createCaller({ timeoutMs, translate: (error, model) => translateError(error, contextOf(model)) })
  return { sdk, within, contextOf }
}

/**
 * A client for one key and base URL. Throws ModelError at once for a key or address that can't be used.
 * `complete` throws ModelError, or the signal's reason when aborted; `listModels` gives at most 200 models.
 */
export function createAnthropicClient(options: AnthropicOptions): ModelClient {
  const { sdk, within } = openAnthropic(options, answerLimitMb)

  return {
    complete: (request: ModelRequest, { signal, onText, onLimits }: CompleteOptions) =>
      within(signal, request.model, async (limit) => {
        const body = messageBody(request)
        const startedAt = performance.now()
        let headers: Headers
        let answer: Omit<ModelAnswer, 'latencyMs'>
        if (onText) {
          const asked = sdk.messages.create({ ...body, stream: true }, { signal: limit.signal })
          const { data, response } = await asked.withResponse()
          headers = response.headers
          answer = await fromStream(data, onText, limit.renew)
        } else {
          const { data, response } = await sdk.messages.create(body, { signal: limit.signal }).withResponse()
          headers = response.headers
          answer = fromMessage(data)
        }
        if (onLimits) {
          const limits = readLimits(headers, answer)
          if (limits.length > 0) onLimits(limits)
        }
        return { ...answer, latencyMs: Math.round(performance.now() - startedAt) }
      }),

    countTokens: ({ model, parameters, text }: ModelRequest, signal: AbortSignal) =>
      within(signal, model, async (limit) => {
        const count = await sdk.messages.countTokens(inputOf(model, text, parameters), { signal: limit.signal })
        if (!Number.isInteger(count?.input_tokens)) throw malformed('the reply is not a count of tokens')
        return count.input_tokens
      }),

    listModels: (signal: AbortSignal) =>
      within(signal, '', async (limit) => {
        const models: ModelInfo[] = []
        for await (const page of pagesOf(sdk.models.list({ limit: 100 }, { signal: limit.signal }))) {
          models.push(...page.data.map(({ id, display_name }) => ({ id, displayName: display_name || id })))
          if (models.length >= listLimit) break
        }
        return models.slice(0, listLimit)
      }),
  }
}

interface Pages<P> {
  iterPages(): AsyncGenerator<P>
}

/** The pages of a list; the SDK makes an empty page of a reply that is no list, so the reply is looked at first. */
export async function* pagesOf<P extends Pages<P>>(list: {
  withResponse(): Promise<{ data: P; response: Response }>
}): AsyncGenerator<P> {
  const { data, response } = await list.withResponse()
  if (!response.headers.get('content-type')?.includes('json')) throw malformed('the reply is not a list')
  yield* data.iterPages()
}
