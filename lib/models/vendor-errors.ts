// What adapters read out of a vendor's failure: its own sentence without the key, how long to wait, the innermost cause.
import { ModelError } from '@/lib/errors'

const detailLimit = 300

export interface ErrorContext {
  /** The key and the values of extra headers: never repeated in a sentence. */
  secrets: readonly string[]
  url: string
  model: string
  /** Milliseconds since the epoch, for retry-after given as a date. */
  now: () => number
}

/** The vendor's own sentence, without the secrets, on one line of at most 300 characters. */
export function tidy(text: string, secrets: readonly string[]): string {
  const told = secrets.reduce((line, secret) => (secret === '' ? line : line.replaceAll(secret, '***')), text)
  const line = told.replace(/\s+/g, ' ').trim()
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

/** The innermost error that says something: fetch wraps the socket's error once or twice. */
export function rootCause(error: unknown): { code: string; message: string } {
  let at: unknown = error
  while (at instanceof Error && at.cause instanceof Error) at = at.cause
  if (!(at instanceof Error)) return { code: '', message: String(at) }
  const code = 'code' in at && typeof at.code === 'string' ? at.code : ''
  return { code, message: at.message || code || at.name }
}

/** Codes of sockets that the other side closed in the middle. */
export const closedByPeer = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'])

/** The account can pay for nothing more, whatever the status says: in the words of the vendors that we know. */
const emptyPurse =
  /credit balance is too low|reached your specified api usage limits|insufficient balance|exceeded your current quota|arrearage/i

/** A failed reply, as read out of an SDK's error. */
interface FailedReply {
  status: number
  /** Whether the body has the vendor's shape; another one comes from an address where the vendor is not. */
  vendorShaped: boolean
  sentence: string
  outOfCredit: boolean
  headers: Headers | undefined
}

/** The ModelError of a status: what is worth another try, what fails this trial alone, what would fail every call alike. */
export function fromStatus(
  { status, vendorShaped, sentence, outOfCredit, headers }: FailedReply,
  context: ErrorContext,
): ModelError {
  const detail = tidy(sentence, context.secrets)
  const wait = { retryAfterMs: retryAfterMs(headers, context.now) }
  if (outOfCredit || status === 402 || emptyPurse.test(detail)) return new ModelError('stop', 'model.quota', { detail })
  if (status === 401) return new ModelError('stop', 'model.auth', { detail })
  if (status === 403) return new ModelError('stop', 'model.permission', { detail })
  if ((status === 404 && !vendorShaped) || (status >= 300 && status < 400)) {
    return new ModelError('stop', 'model.notApi', { url: context.url, detail: detail || String(status) })
  }
  if (status === 404) return new ModelError('stop', 'model.notFound', { model: context.model, detail })
  if (status === 429) return new ModelError('retry', 'model.rateLimited', { detail }, wait)
  if (status === 529) return new ModelError('retry', 'model.overloaded', { detail }, wait)
  if (status === 408 || status === 409 || status >= 500)
    return new ModelError('retry', 'model.server', { status, detail }, wait)
  return new ModelError('outcome', 'model.badRequest', { detail })
}
