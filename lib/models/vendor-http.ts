// What adapters of vendors share: checked keys and addresses, headers fixed by us alone, a deadline for the whole answer.
import { storableText } from '@/lib/core/dataset/storable-text'
import type { ExtraHeader } from '@/lib/core/run/extra-headers'
import { ModelError } from '@/lib/errors'

const maxTokens = 2 ** 31 - 1

/** A count of tokens as a server told it: anything but a whole number from 0 counts as not told, which is 0. */
export const tokensOf = (told: unknown): number =>
  Number.isInteger(told) && (told as number) >= 0 ? Math.min(told as number, maxTokens) : 0

/** Text as a server sent it, without what no database takes. Null and absent are ''; throws 'model.malformed' for what is no text. */
export function textOf(sent: unknown): string {
  if (sent === null || sent === undefined) return ''
  if (typeof sent === 'string') return storableText(sent)
  throw new ModelError('retry', 'model.malformed', { detail: 'the text of the reply is no text' })
}

/** The address without a trailing slash or /v1. Throws ModelError for what is no http or https address. */
export function checkedUrl(baseUrl: string): string {
  const url = baseUrl.trim().replace(/\/+$/, '').replace(/\/v1$/, '')
  const refuse = (shown: string, detail: string) => new ModelError('stop', 'model.unreachable', { url: shown, detail })
  if (!URL.canParse(url)) throw refuse(url, 'not an http or https address')
  const { protocol, host, username, password } = new URL(url)
  if (username || password) throw refuse(`${protocol}//${host}`, 'a name or password in the address can not be used')
  if (protocol !== 'http:' && protocol !== 'https:') throw refuse(url, 'not an http or https address')
  return url
}

/** The key without spaces around it. Throws ModelError for one that no header can carry. */
export function checkedKey(apiKey: string): string {
  const key = apiKey.trim()
  if (key === '') throw new ModelError('stop', 'model.auth', { detail: 'the key is empty' })
  if (!/^[\x21-\x7e]+$/.test(key)) {
    throw new ModelError('stop', 'model.auth', { detail: 'the key has characters that a header cannot carry' })
  }
  return key
}

export interface Sending {
  url: string
  /** Ours: the key and what the API asks for. They win. */
  own: Record<string, string>
  /** Names in any case, values as they go out. */
  extra: readonly ExtraHeader[]
  /** The most that a reply may hold, in MB of 2^20 bytes; without it there is no limit. */
  replyLimitMb?: number | undefined
}

/** Far more than the longest answer takes as a stream of single tokens. */
export const answerLimitMb = 32
/** For one line of a stream of events: SDKs take quadratic time to put a longer one together. */
const lineLimitMb = 1

/** The response with a body that breaks off with 'model.malformed' at the limit: a server that never stops must not fill our memory. */
function boundedReply(response: Response, limitMb: number): Response {
  if (response.body === null) return response
  const isStream = response.headers.get('content-type')?.includes('event-stream') ?? false
  let bytes = 0
  let lineBytes = 0
  const bounded = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.byteLength
      const lineEnd = chunk.lastIndexOf(10)
      lineBytes = lineEnd < 0 ? lineBytes + chunk.byteLength : chunk.byteLength - lineEnd - 1
      const tooLong =
        bytes > limitMb * 2 ** 20
          ? `the reply is longer than ${limitMb} MB`
          : isStream && lineBytes > lineLimitMb * 2 ** 20
            ? `an event of the reply is longer than ${lineLimitMb} MB`
            : null
      if (tooLong === null) controller.enqueue(chunk)
      else controller.error(new ModelError('outcome', 'model.malformed', { detail: tooLong }))
    },
  })
  const { status, statusText, headers } = response
  return new Response(response.body.pipeThrough(bounded), { status, statusText, headers })
}

/**
 * A fetch that sends exactly these headers. SDKs add what their environment variables name, and with it could change
 * who pays; here the arguments alone decide. Redirects are not followed: they would carry the key away.
 * A web page where the API should be throws 'model.notApi', whatever an SDK would make of it.
 */
export function fetchWithHeaders({ url, own, extra, replyLimitMb }: Sending): typeof fetch {
  const headers: Record<string, string> = {
    accept: 'application/json',
    'content-type': 'application/json',
    'user-agent': 'hitloop',
    ...Object.fromEntries(extra.map(({ name, value }) => [name.toLowerCase(), value])),
    ...own,
  }
  return async (input, init) => {
    const response = await fetch(input, { ...init, headers, redirect: 'manual' })
    if (response.ok && response.headers.get('content-type')?.includes('text/html')) {
      await response.body?.cancel()
      throw new ModelError('retry', 'model.notApi', { url, detail: 'text/html' })
    }
    return replyLimitMb === undefined ? response : boundedReply(response, replyLimitMb)
  }
}

/** What must never stand in a sentence: the key, and header values long enough to be secrets. */
export const secretsOf = (apiKey: string | null, extra: readonly ExtraHeader[]): string[] => [
  ...(apiKey === null ? [] : [apiKey]),
  ...extra.map(({ value }) => value).filter((value) => value.length >= 4),
]

/** A signal that follows the caller's and fires by itself after `timeoutMs` without `renew`. */
function deadline(signal: AbortSignal, timeoutMs: number) {
  const controller = new AbortController()
  const follow = () => controller.abort(signal.reason)
  let expired = false
  const expire = () => {
    expired = true
    controller.abort()
  }
  let timer = setTimeout(expire, timeoutMs)
  signal.addEventListener('abort', follow, { once: true })
  return {
    signal: controller.signal,
    expired: () => expired,
    renew: () => {
      clearTimeout(timer)
      timer = setTimeout(expire, timeoutMs)
    },
    clear: () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', follow)
    },
  }
}

type Deadline = ReturnType<typeof deadline>

interface CallerOptions {
  timeoutMs: number
  /** The ModelError for anything that an SDK threw. */
  translate: (error: unknown, model: string) => ModelError
}

/** Runs one call of a vendor's SDK within the deadline; throws ModelError, or the signal's reason when aborted. */
export function createCaller({ timeoutMs, translate }: CallerOptions) {
  return async <T>(signal: AbortSignal, model: string, act: (limit: Deadline) => Promise<T>): Promise<T> => {
    signal.throwIfAborted()
    const limit = deadline(signal, timeoutMs)
    try {
      return await act(limit)
    } catch (error) {
      signal.throwIfAborted()
      if (limit.expired()) throw new ModelError('retry', 'model.timeout', { seconds: timeoutMs / 1000 })
      throw translate(error, model)
    } finally {
      limit.clear()
    }
  }
}
