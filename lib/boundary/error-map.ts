// Turns what was thrown into what may be told: expected errors as they are, surprises as a reference into the log.
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { AppError, errorValue } from '@/lib/errors'
import { log } from './log'
import type { Failure } from './result'

/** Never throws, and never lets a stack or a message that was not written for users through. */
export function toFailure(error: unknown): Failure {
  if (error instanceof AppError) return errorValue(error)
  if (error instanceof z.ZodError) return invalidInput(error)
  const reference = randomUUID().slice(0, 8)
  log.error({ err: error, reference }, 'unexpected error')
  return { code: 'unexpected', params: { reference } }
}

function invalidInput(error: z.ZodError): Failure {
  const fields = Object.fromEntries(error.issues.map((issue) => [issue.path.join('.'), issue.code]))
  const detail = error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')
  return { code: 'input.invalid', params: { detail }, fields }
}

const statusByCode: Partial<Record<Failure['code'], number>> = {
  unexpected: 500,
  'request.foreignOrigin': 403,
  'request.tooLarge': 413,
  'database.address': 503,
  'database.unreachable': 503,
}

/** The HTTP status of a failure: 404 for what isn't there, 400 for what the caller can mend. */
export function statusOf({ code }: Failure): number {
  return statusByCode[code] ?? (code.startsWith('notFound.') ? 404 : 400)
}
