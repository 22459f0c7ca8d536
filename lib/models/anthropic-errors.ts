// Turns whatever the vendor's SDK throws into a ModelError: which code, and whether to retry, go on or stop.
import { APIConnectionError, APIError } from '@anthropic-ai/sdk'
import { ModelError } from '@/lib/errors'
import { connectionFailure } from './connection-failure'
import { closedByPeer, type ErrorContext, fromStatus, rootCause, tidy } from './vendor-errors'

/** An error that comes inside a stream has a type and no status of its own. */
const statusOfType: Readonly<Record<string, number>> = {
  invalid_request_error: 400,
  authentication_error: 401,
  billing_error: 402,
  permission_error: 403,
  not_found_error: 404,
  rate_limit_error: 429,
  timeout_error: 504,
  overloaded_error: 529,
}

const fromApi = (error: APIError, context: ErrorContext): ModelError =>
  fromStatus(
    {
      status: error.status ?? statusOfType[error.type ?? ''] ?? 500,
      vendorShaped: error.type !== null,
      sentence: error.apiMessage ?? error.message,
      outOfCredit: error.type === 'billing_error',
      headers: error.headers,
    },
    context,
  )

/** The ModelError of a request that failed inside a batch: its error has a type and no status, and its batch no headers. */
export const entryError = (error: { type?: string; message?: string } | undefined, context: ErrorContext): ModelError =>
  fromStatus(
    {
      status: statusOfType[error?.type ?? ''] ?? 500,
      vendorShaped: true,
      sentence: error?.message ?? '',
      outOfCredit: error?.type === 'billing_error',
      headers: undefined,
    },
    context,
  )

/**
 * The ModelError for anything thrown by the SDK or while its answer was read.
 * The SDK's error is not kept as the cause: its message may quote the key.
 */
export function translateError(error: unknown, context: ErrorContext): ModelError {
  if (error instanceof ModelError) return error
  if (error instanceof APIConnectionError) return connectionFailure(error, context)
  if (error instanceof APIError) return fromApi(error, context)
  const { code, message } = rootCause(error)
  // undici ends a body whose socket died with TypeError: terminated.
  if (closedByPeer.has(code) || (error instanceof TypeError && error.message === 'terminated')) {
    return new ModelError('retry', 'model.cutBody', {})
  }
  return new ModelError('retry', 'model.malformed', { detail: tidy(message, context.secrets) })
}
