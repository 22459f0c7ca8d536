// What the address says of another run that this one is set against. Nonsense falls back.
import { z } from 'zod'

const querySchema = z.object({
  mine: z.coerce.number().int().min(0).catch(0),
  /** A run and one of its arms. */
  other: z.string().catch(''),
  overlap: z.literal('1').optional().catch(undefined),
})

export interface OtherQuery {
  mine: number
  other: string
  /** Whether runs of different samples are compared on the rows that they share. */
  overlap: boolean
}

export const otherValue = (runId: string, arm: number): string => `${runId}:${arm}`

export function parseOther(query: Record<string, unknown>, arms: number): OtherQuery {
  const { mine, other, overlap } = querySchema.parse(query)
  return { mine: mine < arms ? mine : 0, other, overlap: overlap === '1' }
}

export const otherHref = ({ mine, other, overlap }: OtherQuery): string =>
  `?mine=${mine}&other=${encodeURIComponent(other)}${overlap ? '&overlap=1' : ''}`
