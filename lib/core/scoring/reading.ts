// Reads from an address whose verdicts a run is scored with.
import { z } from 'zod'
import { vendorSchema } from '../run/connection'
import { greyZone } from './grey-zone'
import type { JudgeReading } from './judge-grey'

const judgeSchema = z
  .string()
  .max(300)
  .transform((text) => /^(\w+):(.+)$/s.exec(text))
  .transform((parts) => ({ connection: parts?.[1], model: parts?.[2] }))
  .pipe(z.object({ connection: vendorSchema, model: z.string().min(1) }))

const degreeSchema = z.string().min(1).transform(Number).pipe(z.number().min(0).max(1))

/** null where the address names no judge, or nonsense; a zone that can't be read is the one around θ. */
export function parseReading(query: Record<string, unknown>, theta: number): JudgeReading | null {
  const judge = judgeSchema.safeParse(query.judge)
  if (!judge.success) return null
  const zone = z
    .object({ low: degreeSchema, high: degreeSchema })
    .refine(({ low, high }) => low <= high)
    .safeParse(query)
  return { ...judge.data, ...(zone.success ? zone.data : greyZone(theta)) }
}
