// Datasets and their rows. A dataset is invisible until `publish`, and so is a file that is read for another one.
import { z } from 'zod'
import { type Column, columnSchema, type Row } from '@/lib/core/dataset/dataset'
import { changedMark } from './changed-mark'
import { dropRows } from './drop-rows'
import type { Dataset as DatasetRecord, PrismaClient } from './generated/client'
import { createReadingStore } from './readings'
import { createRejectStore } from './rejects'
import { beingRead, rowsOf } from './rows-of'
import { storableJson } from './storable-json'

export interface Dataset {
  id: string
  sceneId: string
  name: string
  fileName: string
  /** Of TableFormat. */
  format: string
  encoding: string
  delimiter: string
  sha256: string
  rowCount: number
  rejected: number
  columns: Column[]
  /** Made up by a model or a rule: what is measured on its rows says nothing of users. */
  synthetic: boolean
  createdAt: Date
}

export interface NewDataset {
  sceneId: string
  name: string
  fileName: string
  /** Of a file that is read for another dataset: that one. It is never shown, and goes with it. */
  ownerId?: string
  synthetic?: boolean
}

/** What is known when the whole file has been read. */
export interface DatasetFacts {
  format: string
  encoding: string
  delimiter: string
  sha256: string
  rowCount: number
  rejected: number
  columns: Column[]
}

// Above the five seconds after which Prisma ends a transaction: moving many rows takes longer.
const APPEND_TIMEOUT_MS = 10 * 60_000

const columnsSchema = z.array(columnSchema)
const toDataset = (record: DatasetRecord): Dataset => ({
  id: record.id,
  sceneId: record.sceneId,
  name: record.name,
  fileName: record.fileName,
  format: record.format,
  encoding: record.encoding,
  delimiter: record.delimiter,
  sha256: record.sha256,
  rowCount: record.rowCount,
  rejected: record.rejected,
  columns: columnsSchema.parse(record.columns),
  synthetic: record.synthetic,
  createdAt: record.createdAt,
})

/** Rows as one value in JSON, null for none: as a record each they take the database's adapter twice as long. */
interface PackedRows {
  rows: [index: number, cells: string[]][] | null
}
const unpackRows = (pack: PackedRows | undefined): Row[] =>
  (pack?.rows ?? []).map(([index, cells]) => ({ index, cells }))

export type DatasetStore = ReturnType<typeof createDatasetStore>

export function createDatasetStore(prisma: PrismaClient) {
  return {
    ...createRejectStore(prisma),
    ...createReadingStore(prisma),

    /** The newest first, those of real users before those that were made up. */
    async list(sceneId: string): Promise<Dataset[]> {
      const records = await prisma.dataset.findMany({
        where: { sceneId, ready: true },
        orderBy: [{ synthetic: 'asc' }, { createdAt: 'desc' }],
      })
      return records.map(toDataset)
    },

    async find(id: string): Promise<Dataset | null> {
      const record = await prisma.dataset.findFirst({ where: { id, ready: true } })
      return record && toDataset(record)
    },

    async findBySha256(sceneId: string, sha256: string): Promise<Dataset | null> {
      const record = await prisma.dataset.findFirst({
        where: { sceneId, sha256, ready: true },
        orderBy: { createdAt: 'desc' },
      })
      return record && toDataset(record)
    },

    async begin(dataset: NewDataset): Promise<string> {
      const record = await prisma.dataset.create({
        data: { ...dataset, format: '', encoding: '', delimiter: '', sha256: '', columns: [] },
        select: { id: true },
      })
      return record.id
    },

    /**
     * Stores rows of a file that is still being read, numbered on from the first one's index, and how many bytes of it they
     * took: in one statement. False where the dataset was deleted meanwhile.
     */
    async insertRows(
      datasetId: string,
      rows: readonly Row[],
      bytes?: { read: number; total: number },
    ): Promise<boolean> {
      const first = rows[0]?.index ?? 0
      const cells = storableJson(rows.map((row) => row.cells))
      // The statement holds the dataset's record itself, so that the foreign key needn't be asked again for each row.
      const [target] = await prisma.$queryRaw<{ id: string }[]>`
        WITH target AS (
          UPDATE "Dataset" SET "rowCount" = ${first + rows.length}::int, "touchedAt" = now(),
                 "bytesRead" = coalesce(${bytes?.read ?? null}::float8, "bytesRead"),
                 "bytesTotal" = coalesce(${bytes?.total ?? null}::float8, "bytesTotal")
          WHERE id = ${datasetId} AND ${beingRead}
          RETURNING id, CASE WHEN current_setting('is_superuser') = 'on'
                    THEN set_config('session_replication_role', 'replica', true) END
        ), added AS (
          INSERT INTO "DatasetRow" ("datasetId", index, cells)
          SELECT target.id, ${first}::int + ordinality - 1, value
          FROM target, jsonb_array_elements(${cells}::jsonb) WITH ORDINALITY
        )
        SELECT id FROM target`
      return target !== undefined
    },

    /** False where the dataset was deleted meanwhile. */
    async publish(id: string, facts: DatasetFacts): Promise<boolean> {
      const { count } = await prisma.dataset.updateMany({
        where: { id, ownerId: null },
        data: { ...facts, ready: true },
      })
      return count === 1
    },

    /**
     * Moves the rows of the unpublished dataset `from` behind the `rowCount` rows of `id`, and removes `from`: all or nothing.
     * False where `id` has no longer just `rowCount` rows; nothing is changed then. The dataset is no longer one file, so
     * that it has a mark in place of its sha256. `columns` are those over all rows.
     */
    async appendRows(id: string, from: string, rowCount: number, added: number, columns: Column[]): Promise<boolean> {
      return prisma.$transaction(
        async (tx) => {
          const data = { rowCount: rowCount + added, columns, sha256: changedMark() }
          const { count } = await tx.dataset.updateMany({ where: { id, rowCount, ready: true }, data })
          if (count === 0) return false
          await tx.$executeRaw`
            UPDATE "DatasetRow" SET "datasetId" = ${rowsOf(id)}, index = index + ${rowCount}::int WHERE "datasetId" = ${from}`
          await tx.dataset.delete({ where: { id: from } })
          return true
        },
        { timeout: APPEND_TIMEOUT_MS },
      )
    },

    /**
     * The rows, lines set aside and facts of the unpublished dataset `from` take the place of those of `id`, and the runs on it, at most `runs`,
     * are deleted: all or nothing, in one statement. False where more runs hang on it, or it is gone.
     */
    async replaceRows(
      id: string,
      from: string,
      facts: DatasetFacts & { fileName: string },
      runs: number,
    ): Promise<boolean> {
      const { format, encoding, delimiter, sha256, rowCount, rejected, columns, fileName } = facts
      const [before] = await prisma.$queryRaw<{ rows: string }[]>`
        WITH target AS (
          SELECT id, coalesce("rowsId", id) AS rows FROM "Dataset" WHERE id = ${id} AND ready
          AND (SELECT count(*) FROM "Run" WHERE "datasetId" = ${id} AND status <> 'preparing') <= ${runs}::int FOR UPDATE
        ), gone AS (
          DELETE FROM "Run" USING target WHERE "datasetId" = target.id
        )
        UPDATE "Dataset" SET "rowsId" = ${from}, "fileName" = ${fileName}, format = ${format}, encoding = ${encoding},
               delimiter = ${delimiter}, sha256 = ${sha256}, "rowCount" = ${rowCount}::int, rejected = ${rejected}::int,
               columns = ${storableJson(columns)}::jsonb, synthetic = false, "createdAt" = now()
        FROM target WHERE "Dataset".id = target.id RETURNING target.rows`
      if (before === undefined) return false
      await dropRows(prisma, before.rows)
      if (before.rows !== id) await prisma.dataset.deleteMany({ where: { id: before.rows } })
      return true
    },

    async updateColumns(id: string, columns: Column[]): Promise<void> {
      await prisma.dataset.update({ where: { id }, data: { columns } })
    },

    /** With its rows and the runs on it. It is gone at once; what a crash leaves of its rows, `deleteUnfinished` finds. */
    async delete(id: string): Promise<void> {
      const [target] = await prisma.$queryRaw<{ rows: string }[]>`
        WITH gone AS (DELETE FROM "Run" WHERE "datasetId" = ${id})
        UPDATE "Dataset" SET ready = false, "ownerId" = id WHERE id = ${id} RETURNING coalesce("rowsId", id) AS rows`
      if (target === undefined) return
      await dropRows(prisma, target.rows)
      await prisma.dataset.deleteMany({ where: { id } })
    },

    /**
     * What a crash left of imports, and of rows in whose place others came. Only the sole process on the database, or one at
     * boot, may call it.
     */
    async deleteUnfinished(before: Date): Promise<void> {
      await prisma.$executeRaw`
        DELETE FROM "Dataset" d WHERE NOT ready AND "createdAt" < ${before}
        AND NOT EXISTS (SELECT 1 FROM "Dataset" o WHERE o."rowsId" = d.id)`
      await prisma.$executeRaw`
        DELETE FROM "DatasetRow" USING "Dataset" d WHERE "datasetId" = d.id AND d."rowsId" IS NOT NULL`
      await prisma.$executeRaw`
        DELETE FROM "DatasetReject" USING "Dataset" d WHERE "datasetId" = d.id AND d."rowsId" IS NOT NULL`
    },

    /** Rows in the order of the file, from `offset`, at most `limit`. */
    async listRows(datasetId: string, offset: number, limit: number): Promise<Row[]> {
      const [pack] = await prisma.$queryRaw<PackedRows[]>`
        SELECT json_agg(json_build_array(index, cells) ORDER BY index) AS rows FROM (
          SELECT index, cells FROM "DatasetRow" WHERE "datasetId" = ${rowsOf(datasetId)} AND index >= ${offset}::int
          ORDER BY index LIMIT ${limit}::int) AS page`
      return unpackRows(pack)
    },

    async listRowsByIndex(datasetId: string, indices: readonly number[]): Promise<Map<number, Row>> {
      const [pack] = await prisma.$queryRaw<PackedRows[]>`
        SELECT json_agg(json_build_array(index, cells)) AS rows FROM "DatasetRow"
        WHERE "datasetId" = ${rowsOf(datasetId)} AND index = ANY(${[...indices]}::int[])`
      return new Map(unpackRows(pack).map((row) => [row.index, row]))
    },
  }
}
