// Turns whatever the vendor's SDK throws into a ModelError: which code, and whether to retry, go on or stop.
import { APIConnectionError, APIConnectionTimeoutError, APIError } from '@anthropic-ai/sdk'
import { ModelError } from '@/lib/errors'

const detailLimit = 300

export interface ErrorContext {
  apiKey: string
  url: string
  model: string
  /** Milliseconds since the epoch, for retry-after given as a date. */
  now: () => number
}

/** The vendor's own sentence, without the key, on one line of at most 300 characters. */
function tidy(text: string, apiKey: string): string {
  const line = text.replaceAll(apiKey, '***').replace(/\s+/g, ' ').trim()
  return line.length > detailLimit ? `${line.slice(0, detailLimit - 1)}…` : line
}

/**
 * What the server asks us to wait, in milliseconds ≥ 0: `retry-after-ms`, else `retry-after` in seconds or as an
 * HTTP date (RFC 9110 §10.2.3). Undefined where it says nothing that can be read.
 */
export function retryAfterMs(headers: Headers | undefined, now: () => number): number | undefined {
  const exact = headers?.get('retry-after-ms')
  if (exact && Number.isFinite(Number(exact))) return Math.max(0, Number(exact))
  const value = headers?.get('retry-after')?.trim()
  if (!value) return undefined
  if (Number.isFinite(Number(value))) return Math.max(0, Number(value) * 1000)
  const date = Date.parse(value)
  return Number.isNaN(date) ? undefined : Math.max(0, date - now())
}

/** An error that comes inside a stream has a type and no status of its own. */
const statusOfType: Readonly<Record<string, number>> = {
  invalid_request_error: 400,
  authentication_error: 401,
  billing_error: 402,
  permission_error: 403,
  not_found_error: 404,
  rate_limit_error: 429,
  overloaded_error: 529,
}

/** The account can pay for nothing more, whatever the status says. */
const outOfCredit = /credit balance is too low|reached your specified api usage limits/i

function fromStatus(error: APIError, context: ErrorContext): ModelError {
  const status = error.status ?? statusOfType[error.type ?? ''] ?? 500
  const vendorShaped = error.type !== null
  const detail = tidy(error.apiMessage ?? error.message, context.apiKey)
  const after = retryAfterMs(error.headers, context.now)
  if (error.type === 'billing_error' || status === 402 || outOfCredit.test(detail)) {
    return new ModelError('stop', 'model.quota', { detail })
  }
  if (status === 401) return new ModelError('stop', 'model.auth', { detail })
  if (status === 403) return new ModelError('stop', 'model.permission', { detail })
  // A 404 or a redirect in another shape than the vendor's comes from an address where the vendor is not.
  if ((status === 404 && !vendorShaped) || (status >= 300 && status < 400)) {
    return new ModelError('stop', 'model.unreachable', { url: context.url, detail })
  }
  if (status === 404) return new ModelError('stop', 'model.notFound', { model: context.model, detail })
  if (status === 429) return new ModelError('retry', 'model.rateLimited', { detail }, { retryAfterMs: after })
  if (status === 529) return new ModelError('retry', 'model.overloaded', { detail }, { retryAfterMs: after })
  if (status === 408 || status === 409 || status >= 500) {
    return new ModelError('retry', 'model.server', { status, detail }, { retryAfterMs: after })
  }
  return new ModelError('outcome', 'model.badRequest', { detail })
}

/** The innermost error that says something: fetch wraps the socket's error once or twice. */
function rootCause(error: unknown): { code: string; message: string } {
  let at: unknown = error
  while (at instanceof Error && at.cause instanceof Error) at = at.cause
  if (!(at instanceof Error)) return { code: '', message: String(at) }
  const code = 'code' in at && typeof at.code === 'string' ? at.code : ''
  return { code, message: at.message || code || at.name }
}

const closedByPeer = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'])

/**
 * The ModelError for anything thrown by the SDK or while its answer was read.
 * The SDK's error is not kept as the cause: its message may quote the key.
 */
export function translateError(error: unknown, context: ErrorContext): ModelError {
  if (error instanceof ModelError) return error
  const { code, message } = rootCause(error)
  const detail = tidy(message, context.apiKey)
  if (error instanceof APIConnectionTimeoutError || error instanceof APIConnectionError) {
    if (closedByPeer.has(code)) return new ModelError('retry', 'model.cutBody', {})
    return new ModelError('retry', 'model.unreachable', { url: context.url, detail })
  }
  if (error instanceof APIError) return fromStatus(error, context)
  // undici ends a body whose socket died with TypeError: terminated.
  if (closedByPeer.has(code) || (error instanceof TypeError && error.message === 'terminated')) {
    return new ModelError('retry', 'model.cutBody', {})
  }
  return new ModelError('retry', 'model.malformed', { detail })
}
