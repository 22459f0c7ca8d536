// What the address of the comparisons says: the champion, and who challenges it. Nonsense falls back.
import { z } from 'zod'

const arm = z.coerce.number().int().min(0)
const querySchema = z.object({
  champion: arm.catch(0),
  with: z
    .union([z.string(), z.array(z.string())])
    .transform((given) => [given].flat().flatMap((one) => arm.safeParse(one).data ?? []))
    .catch([]),
})

export interface ComparedArms {
  champion: number
  /** Without the champion, in the order of the run; all others where none is chosen. */
  challengers: number[]
}

/** Only arms that are `asked` have anything to compare. */
export function parseCompared(query: Record<string, unknown>, asked: readonly number[]): ComparedArms {
  const { champion: wanted, with: chosen } = querySchema.parse(query)
  const champion = asked.includes(wanted) ? wanted : (asked[0] ?? 0)
  const others = asked.filter((at) => at !== champion)
  const challengers = others.filter((at) => chosen.includes(at))
  return { champion, challengers: challengers.length === 0 ? others : challengers }
}
