// Which stored rows are a dataset's: its own, or those of a file that took their place.
import { Prisma } from './generated/client'

/**
 * The id under which the rows and set-aside lines of a dataset are kept; every statement that reads them asks by it.
 * `datasetId`: a value, or the column of a statement's own.
 */
export const rowsOf = (datasetId: string | Prisma.Sql): Prisma.Sql =>
  Prisma.sql`(SELECT coalesce("rowsId", id) FROM "Dataset" WHERE id = ${datasetId})`

/** Of a "Dataset": its file is still being read, and nobody has deleted it meanwhile. */
export const beingRead: Prisma.Sql = Prisma.sql`NOT ready AND "ownerId" IS DISTINCT FROM id`
