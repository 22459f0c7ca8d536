// Datasets, their rows and the lines set aside. A dataset is invisible until `publish`.
import { z } from 'zod'
import { type Column, columnSchema, type RejectedLine, type RejectReason, type Row } from '@/lib/core/dataset/dataset'
import type { Dataset as DatasetRecord, PrismaClient } from './generated/client'
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
  createdAt: Date
}

export interface NewDataset {
  sceneId: string
  name: string
  fileName: string
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

/** What came of lines that were set aside and read again. */
export interface MendedRejects {
  rows: readonly (readonly string[])[]
  /** Lines that are rows now. */
  lines: readonly number[]
  kept: readonly RejectedLine[]
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
  createdAt: record.createdAt,
})

const toRejectedLine = ({ line, reason, text }: { line: number; reason: string; text: string }): RejectedLine => ({
  line,
  reason: reason as RejectReason,
  text,
})

export type DatasetStore = ReturnType<typeof createDatasetStore>

export function createDatasetStore(prisma: PrismaClient) {
  return {
    async list(sceneId: string): Promise<Dataset[]> {
      const records = await prisma.dataset.findMany({ where: { sceneId, ready: true }, orderBy: { createdAt: 'desc' } })
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

    async insertRows(datasetId: string, rows: readonly Row[]): Promise<void> {
      if (rows.length === 0) return
      const first = rows[0]?.index ?? 0
      const cells = storableJson(rows.map((row) => row.cells))
      await prisma.$executeRaw`
        INSERT INTO "DatasetRow" ("datasetId", index, cells)
        SELECT ${datasetId}, ${first}::int + ordinality - 1, value
        FROM jsonb_array_elements(${cells}::jsonb) WITH ORDINALITY`
    },

    async insertRejects(datasetId: string, lines: readonly RejectedLine[]): Promise<void> {
      if (lines.length === 0) return
      await prisma.datasetReject.createMany({
        data: lines.map((line) => ({ ...line, text: line.text.replaceAll('\u0000', '').toWellFormed(), datasetId })),
        skipDuplicates: true,
      })
    },

    async publish(id: string, facts: DatasetFacts): Promise<void> {
      await prisma.dataset.update({ where: { id }, data: { ...facts, ready: true } })
    },

    /**
     * Moves the rows of the unpublished dataset `from` behind the `rowCount` rows of `id`, and removes `from`: all or nothing.
     * False where `id` has no longer just `rowCount` rows; nothing is changed then. The dataset is no longer one file, so
     * that it has no sha256 any more. `columns` are those over all rows.
     */
    async appendRows(id: string, from: string, rowCount: number, added: number, columns: Column[]): Promise<boolean> {
      return prisma.$transaction(
        async (tx) => {
          const data = { rowCount: rowCount + added, columns, sha256: '' }
          const { count } = await tx.dataset.updateMany({ where: { id, rowCount, ready: true }, data })
          if (count === 0) return false
          await tx.$executeRaw`
            UPDATE "DatasetRow" SET "datasetId" = ${id}, index = index + ${rowCount}::int WHERE "datasetId" = ${from}`
          await tx.dataset.delete({ where: { id: from } })
          return true
        },
        { timeout: APPEND_TIMEOUT_MS },
      )
    },

    async updateColumns(id: string, columns: Column[]): Promise<void> {
      await prisma.dataset.update({ where: { id }, data: { columns } })
    },

    async delete(id: string): Promise<void> {
      await prisma.dataset.deleteMany({ where: { id } })
    },

    /** Imports that a crash left half-done. Only the sole process on the database, or one at boot, may call it. */
    async deleteUnfinished(before: Date): Promise<void> {
      await prisma.dataset.deleteMany({ where: { ready: false, createdAt: { lt: before } } })
    },

    /** Rows in the order of the file, from `offset`, at most `limit`. */
    async listRows(datasetId: string, offset: number, limit: number): Promise<Row[]> {
      const records = await prisma.datasetRow.findMany({
        where: { datasetId, index: { gte: offset } },
        orderBy: { index: 'asc' },
        take: limit,
        select: { index: true, cells: true },
      })
      return records as unknown as Row[]
    },

    async listRowsByIndex(datasetId: string, indices: readonly number[]): Promise<Map<number, Row>> {
      const records = await prisma.$queryRaw<Row[]>`
        SELECT index, cells FROM "DatasetRow"
        WHERE "datasetId" = ${datasetId} AND index = ANY(${[...indices]}::int[])`
      return new Map(records.map((row) => [row.index, row]))
    },

    /** Lines set aside, in the order of the file: those behind the line `after`, without the first `offset` of them. */
    async listRejects(datasetId: string, limit: number, { after = 0, offset = 0 } = {}): Promise<RejectedLine[]> {
      const records = await prisma.datasetReject.findMany({
        where: { datasetId, line: { gt: after } },
        orderBy: { line: 'asc' },
        skip: offset,
        take: limit,
      })
      return records.map(toRejectedLine)
    },

    async findRejects(datasetId: string, lines: readonly number[]): Promise<Map<number, RejectedLine>> {
      const records = await prisma.datasetReject.findMany({ where: { datasetId, line: { in: [...lines] } } })
      return new Map(records.map((record) => [record.line, toRejectedLine(record)]))
    },

    /**
     * Puts rows behind the `rowCount` rows of a dataset; `lines` leave the quarantine for them, and `kept` stay there with a new
     * text and reason: all or nothing. False where the dataset has no longer just `rowCount` rows.
     */
    async mendRejects(id: string, rowCount: number, { rows, lines, kept }: MendedRejects): Promise<boolean> {
      const [target] = await prisma.$queryRaw<{ id: string }[]>`
        WITH target AS (
          UPDATE "Dataset" SET "rowCount" = "rowCount" + ${rows.length}::int, rejected = rejected - ${lines.length}::int,
                 sha256 = CASE WHEN ${rows.length > 0} THEN '' ELSE sha256 END
          WHERE id = ${id} AND "rowCount" = ${rowCount}::int AND ready RETURNING id
        ), gone AS (
          DELETE FROM "DatasetReject" USING target
          WHERE "datasetId" = target.id AND line = ANY(${[...lines]}::int[])
        ), kept AS (
          UPDATE "DatasetReject" r SET reason = k.reason, text = k.text
          FROM target, jsonb_to_recordset(${storableJson(kept)}::jsonb) AS k(line int, reason text, text text)
          WHERE r."datasetId" = target.id AND r.line = k.line
        ), added AS (
          INSERT INTO "DatasetRow" ("datasetId", index, cells)
          SELECT target.id, ${rowCount}::int + ordinality - 1, value
          FROM target, jsonb_array_elements(${storableJson(rows)}::jsonb) WITH ORDINALITY
        )
        SELECT id FROM target`
      return target !== undefined
    },
  }
}
