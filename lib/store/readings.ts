// Datasets whose file is still being read: how far it is, for all to see; what became of one that could not be read.
import { z } from 'zod'
import type { ErrorValue } from '@/lib/errors'
import { dropRows } from './drop-rows'
import { type Dataset as DatasetRecord, Prisma, type PrismaClient } from './generated/client'

export interface Reading {
  id: string
  sceneId: string
  name: string
  fileName: string
  /** Rows and lines set aside so far. */
  rowCount: number
  rejected: number
  /** Names of its columns; none while the file is being inspected. */
  columns: string[]
  bytesRead: number
  bytesTotal: number
  startedAt: Date
  /** Why it could not be read; null while it is. */
  failure: ErrorValue | null
}

// A reader that hasn't stored a row for so long is dead. Before its first row it inspects the file, which takes seconds a gigabyte.
const SILENT_MS = 2 * 60_000

const failureSchema = z
  .object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })
  .nullable()

const toReading = ({ columns, createdAt, failure, ...record }: DatasetRecord): Reading => ({
  id: record.id,
  sceneId: record.sceneId,
  name: record.name,
  fileName: record.fileName,
  rowCount: record.rowCount,
  rejected: record.rejected,
  columns: z
    .array(z.object({ name: z.string() }))
    .parse(columns)
    .map(({ name }) => name),
  bytesRead: record.bytesRead,
  bytesTotal: record.bytesTotal,
  startedAt: createdAt,
  failure: failureSchema.parse(failure) as ErrorValue | null,
})

export function createReadingStore(prisma: PrismaClient) {
  const unfinished = { ready: false, ownerId: null }
  return {
    /** The newest first. One whose reader fell silent is left out. */
    async listReadings(sceneId: string): Promise<Reading[]> {
      const alive = {
        OR: [{ touchedAt: { gte: new Date(Date.now() - SILENT_MS) } }, { failure: { not: Prisma.DbNull } }],
      }
      const records = await prisma.dataset.findMany({
        where: { ...unfinished, ...alive, sceneId },
        orderBy: { createdAt: 'desc' },
      })
      return records.map(toReading)
    },

    async findReading(id: string): Promise<Reading | null> {
      const record = await prisma.dataset.findFirst({ where: { ...unfinished, id } })
      return record && toReading(record)
    },

    /** What the file turned out to hold, before its first row is stored. */
    async nameColumns(id: string, names: readonly string[]): Promise<void> {
      const columns = names.map((name) => ({ name }))
      await prisma.dataset.updateMany({ where: { id, ready: false }, data: { columns, touchedAt: new Date() } })
    },

    /** Never shown again; its reader notices at its next rows, and deletes it. */
    async abandon(id: string): Promise<void> {
      await prisma.dataset.updateMany({ where: { ...unfinished, id }, data: { ownerId: id } })
    },

    /** Those whose reader is dead; for a process that isn't alone on the database. */
    async deleteSilent(): Promise<void> {
      await prisma.$executeRaw`
        DELETE FROM "Dataset" d WHERE NOT ready AND "touchedAt" < ${new Date(Date.now() - SILENT_MS)}
        AND NOT EXISTS (SELECT 1 FROM "Dataset" o WHERE o."rowsId" = d.id)`
    },

    /** Keeps why a file could not be read, without its rows. */
    async keepFailure(id: string, failure: ErrorValue): Promise<void> {
      await prisma.dataset.updateMany({ where: { ...unfinished, id }, data: { failure: { ...failure } } })
      await dropRows(prisma, id)
    },
  }
}
