// Turns whatever the OpenAI SDK throws into a ModelError: which code, and whether to retry, go on or stop.
import { APIConnectionError, APIError } from 'openai'
import { ModelError } from '@/lib/errors'
import { connectionFailure } from './connection-failure'
import { closedByPeer, type ErrorContext, fromStatus, rootCause, tidy } from './vendor-errors'

/** An error that comes inside a stream has no status of its own. */
const statusOfType: Readonly<Record<string, number>> = {
  invalid_request_error: 400,
  authentication_error: 401,
  not_found_error: 404,
  rate_limit_error: 429,
  overloaded_error: 529,
}

function fromApi(error: APIError, context: ErrorContext): ModelError {
  const body = error.error as { message?: unknown } | undefined
  const vendorShaped = typeof body?.message === 'string'
  return fromStatus(
    {
      status: error.status ?? statusOfType[error.type ?? ''] ?? 500,
      vendorShaped,
      sentence: vendorShaped ? String(body?.message) : error.message,
      outOfCredit: error.code === 'insufficient_quota' || error.type === 'insufficient_quota',
      headers: error.headers,
    },
    context,
  )
}

/** The ModelError for anything thrown by the SDK or while its answer was read; the SDK's error may quote the key. */
export function translateOpenaiError(error: unknown, context: ErrorContext): ModelError {
  if (error instanceof ModelError) return error
  if (error instanceof APIConnectionError) return connectionFailure(error, context)
  if (error instanceof APIError) return fromApi(error, context)
  const { code, message } = rootCause(error)
  if (closedByPeer.has(code) || (error instanceof TypeError && error.message === 'terminated')) {
    return new ModelError('retry', 'model.cutBody', {})
  }
  return new ModelError('retry', 'model.malformed', { detail: tidy(message, context.secrets) })
}
