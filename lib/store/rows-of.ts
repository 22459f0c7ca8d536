// Which stored rows are a dataset's: its own, or those of a file that took their place.
import { Prisma } from './generated/client'

/** The id under which the rows and set-aside lines of a dataset are kept; every statement that reads them asks by it. */
export const rowsOf = (datasetId: string): Prisma.Sql =>
  Prisma.sql`(SELECT coalesce("rowsId", id) FROM "Dataset" WHERE id = ${datasetId})`
