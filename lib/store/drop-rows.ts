// Deleting many rows without holding everything else up.
import type { PrismaClient } from './generated/client'

// Some 50 ms of the embedded database's time.
const ROWS_DROPPED = 5000

/** The rows and set-aside lines that are kept under a dataset's id, in pieces; none must come in meanwhile. */
export async function dropRows(prisma: PrismaClient, id: string): Promise<void> {
  const { _max } = await prisma.datasetRow.aggregate({ where: { datasetId: id }, _max: { index: true } })
  for (let below = ROWS_DROPPED; below <= (_max.index ?? -1); below += ROWS_DROPPED) {
    await prisma.$executeRaw`DELETE FROM "DatasetRow" WHERE "datasetId" = ${id} AND index < ${below}::int`
  }
  await prisma.datasetRow.deleteMany({ where: { datasetId: id } })
  await prisma.datasetReject.deleteMany({ where: { datasetId: id } })
}
