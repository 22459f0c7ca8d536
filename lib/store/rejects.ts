// The quarantine of a dataset: lines that were set aside, and their way back among its rows.
import type { RejectedLine, RejectReason } from '@/lib/core/dataset/dataset'
import { changedMark } from './changed-mark'
import type { PrismaClient } from './generated/client'
import { beingRead, rowsOf } from './rows-of'
import { storableJson } from './storable-json'

/** What came of lines that were set aside and read again. */
export interface MendedRejects {
  rows: readonly (readonly string[])[]
  /** Lines that are rows now. */
  lines: readonly number[]
  kept: readonly RejectedLine[]
}

interface RejectRecord {
  line: number
  reason: string
  text: string
}

const toRejectedLine = ({ line, reason, text }: RejectRecord): RejectedLine => ({
  line,
  reason: reason as RejectReason,
  text,
})

export function createRejectStore(prisma: PrismaClient) {
  return {
    /** To a dataset that is still being read. */
    async insertRejects(datasetId: string, lines: readonly RejectedLine[]): Promise<void> {
      if (lines.length === 0) return
      await prisma.$executeRaw`
        WITH target AS (
          UPDATE "Dataset" SET rejected = rejected + ${lines.length}::int, "touchedAt" = now()
          WHERE id = ${datasetId} AND ${beingRead} RETURNING id
        )
        INSERT INTO "DatasetReject" ("datasetId", line, reason, text)
        SELECT target.id, r.line, r.reason, r.text
        FROM target, jsonb_to_recordset(${storableJson(lines)}::jsonb) AS r(line int, reason text, text text)
        ON CONFLICT DO NOTHING`
    },

    /** Lines set aside, in the order of the file: those behind the line `after`, without the first `offset` of them. */
    async listRejects(datasetId: string, limit: number, { after = 0, offset = 0 } = {}): Promise<RejectedLine[]> {
      const records = await prisma.$queryRaw<RejectRecord[]>`
        SELECT line, reason, text FROM "DatasetReject"
        WHERE "datasetId" = ${rowsOf(datasetId)} AND line > ${after}::int
        ORDER BY line OFFSET ${offset}::int LIMIT ${limit}::int`
      return records.map(toRejectedLine)
    },

    async findRejects(datasetId: string, lines: readonly number[]): Promise<Map<number, RejectedLine>> {
      const records = await prisma.$queryRaw<RejectRecord[]>`
        SELECT line, reason, text FROM "DatasetReject"
        WHERE "datasetId" = ${rowsOf(datasetId)} AND line = ANY(${[...lines]}::int[])`
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
                 sha256 = CASE WHEN ${rows.length > 0} THEN ${changedMark()} ELSE sha256 END
          WHERE id = ${id} AND "rowCount" = ${rowCount}::int AND ready RETURNING coalesce("rowsId", id) AS id
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
