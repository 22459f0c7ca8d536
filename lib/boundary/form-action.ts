// The one wrapper of every server action: parse with the core's schema, do, answer. Next checks the origin of actions.

import { unstable_rethrow } from 'next/navigation'
import type { z } from 'zod'
import { storableValue } from '@/lib/core/dataset/storable-text'
import { toFailure } from './error-map'
import type { Result } from './result'

/** Makes an action from a schema and a deed. Next's redirects pass through; everything else becomes a Result. */
export function formAction<Schema extends z.ZodType, Output>(
  schema: Schema,
  deed: (input: z.output<Schema>) => Promise<Output>,
): (input: z.input<Schema>) => Promise<Result<Output>> {
  return async (input) => {
    try {
      return { ok: true, data: await deed(schema.parse(storableValue(input))) }
    } catch (error) {
      unstable_rethrow(error)
      return { ok: false, error: toFailure(error) }
    }
  }
}
