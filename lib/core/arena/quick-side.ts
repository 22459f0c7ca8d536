// A side of a quick battle as it is stored.
import { z } from 'zod'

/** What stands on a side. It stays on the server until the vote. */
export const quickSideSchema = z.object({
  versionId: z.string(),
  /** The version as it was called then. */
  name: z.string(),
  connection: z.string(),
  model: z.string(),
  /** The answer is kept under it. */
  requestHash: z.string(),
  /** Place of the first product that the user really took, from 1; 0 none of them. Null where it can't be told. */
  hitRank: z.number().int().min(0).nullable(),
})
export type QuickSide = z.infer<typeof quickSideSchema>
