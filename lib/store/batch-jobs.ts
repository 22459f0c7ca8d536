// A run's batches at a vendor, and the lease by which one process alone submits and reads them.
import { randomUUID } from 'node:crypto'
import type { BatchCounts, BatchJob, BatchJobs, BatchState } from '@/lib/engine/ports'
import { type BatchJob as BatchJobRecord, Prisma, type PrismaClient } from './generated/client'
import { type ClaimedTrial, toClaims } from './run-ledger'

/** Before a job's id, in the place of the process that took a trial. */
export const BATCH_PREFIX = 'batch:'
const TAKEN = 1
const DONE = 2
const takerOf = (jobId: string) => BATCH_PREFIX + jobId

/** One batch that was submitted, as the vendor told of it last. Moments are ISO 8601. */
export interface BatchView {
  id: string
  /** How often its requests were submitted before. */
  round: number
  requests: number
  /** gone: the vendor knew it no more, and what became of its requests was never told. */
  status: BatchState['status'] | 'gone'
  sentAt: string | null
  /** What isn't processed by then expires. */
  expiresAt: string | null
  endedAt: string | null
  /** Everything is processing until a batch has ended. */
  counts: BatchCounts
}

/** Batches of a run, for who looks at it. */
export interface BatchSummary {
  /** Waiting to be submitted. */
  planned: number
  /** At the vendor, and how many requests are in them. */
  underWay: number
  requests: number
  ended: number
  cancelling: boolean
  /** ISO: when the first was submitted, and when the first of those under way expires; null where none is. */
  sentAt: string | null
  expiresAt: string | null
  /** Over all batches that were submitted; one request counts in each batch that it was in. */
  counts: BatchCounts
  /** Those under way, then those that ended, the newest first; LISTED_BATCHES at most. */
  list: BatchView[]
}

/** A page that looks on is sent the list at each change. */
export const LISTED_BATCHES = 50

export interface BatchJobStore extends BatchJobs {
  /** Makes this process the one that executes the run; false while another living one is. */
  lead(runId: string): Promise<boolean>
  leave(runId: string): Promise<void>
  /**
   * Has the run's batches cancelled by whoever executes it; one that was paused, or failed beside batches that go on, is
   * running until that is done. False where there is nothing to cancel.
   */
  requestCancel(runId: string): Promise<boolean>
}

/** `worker` is this process, as on what it takes. */
export function createBatchJobStore(prisma: PrismaClient, worker: string): BatchJobStore {
  return {
    async lead(runId) {
      const leading = await prisma.$executeRaw`
        UPDATE "Run" r SET "batchWorker" = ${worker}
        WHERE r.id = ${runId} AND r.status = 'running'
          AND (r."batchWorker" IS NULL OR r."batchWorker" = ${worker}
            OR NOT EXISTS (SELECT 1 FROM "Worker" w WHERE w.id = r."batchWorker"))`
      return leading === 1
    },

    async leave(runId) {
      await prisma.run.updateMany({ where: { id: runId, batchWorker: worker }, data: { batchWorker: null } })
    },

    async requestCancel(runId) {
      const open = [
        { status: { in: ['running', 'paused'] } },
        { status: 'failed', batchJobs: { some: { endedAt: null } } },
      ]
      const { count } = await prisma.run.updateMany({
        where: { id: runId, OR: open },
        data: { status: 'running', reason: Prisma.DbNull, finishedAt: null, cancelRequested: true },
      })
      return count === 1
    },

    async state(runId) {
      const [run, jobs] = await Promise.all([
        prisma.run.findUnique({ where: { id: runId }, select: { cancelRequested: true } }),
        prisma.batchJob.findMany({ where: { runId, endedAt: null }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] }),
      ])
      return {
        cancelRequested: run?.cancelRequested ?? false,
        open: jobs.map(({ attemptedAt, status, ...job }) => ({
          ...job,
          status: status as BatchJob['status'],
          attemptedAt: attemptedAt?.getTime() ?? null,
        })),
      }
    },

    async plan(runId, { requestHashes, estimateUsd }) {
      const id = randomUUID()
      await prisma.$executeRaw`
        WITH moved AS (
          UPDATE "Trial" SET worker = ${takerOf(id)}
          WHERE "runId" = ${runId} AND "requestHash" = ANY(${[...requestHashes]}::text[])
            AND state = ${TAKEN} AND leads AND worker = ${worker}
          RETURNING 1
        )
        INSERT INTO "BatchJob" (id, "runId", round, requests, "estimateUsd")
        SELECT ${id}, ${runId}, 0, count(*)::int, ${estimateUsd}::float8 FROM moved HAVING count(*) > 0`
    },

    async claims({ id, runId }) {
      const trials = await prisma.$queryRaw<ClaimedTrial[]>`
        SELECT t."requestHash", t.arm, t.position, t."rowIndex" FROM "Trial" lead
        JOIN "Trial" t ON t."runId" = lead."runId" AND t."requestHash" = lead."requestHash" AND t.state < ${DONE}
        WHERE lead."runId" = ${runId} AND lead.state = ${TAKEN} AND lead.leads AND lead.worker = ${takerOf(id)}
        ORDER BY t.position, t.arm`
      return toClaims([...new Set(trials.map((trial) => trial.requestHash))], trials)
    },

    async attempt(jobId, at) {
      await prisma.batchJob.updateMany({ where: { id: jobId, attemptedAt: null }, data: { attemptedAt: new Date(at) } })
    },

    async observe(jobId, { batchId, status, expiresAt }) {
      await prisma.batchJob.updateMany({
        where: { id: jobId },
        // One that has ended is under way until its results are in.
        data: { batchId, status: status === 'ended' ? undefined : status, expiresAt: new Date(expiresAt) },
      })
    },

    async detach(jobId) {
      const data = { status: 'planned', batchId: null, attemptedAt: null, expiresAt: null }
      await prisma.batchJob.updateMany({ where: { id: jobId }, data })
    },

    async findKnown(batchIds) {
      const known = await prisma.batchJob.findMany({
        where: { batchId: { in: [...batchIds] } },
        select: { batchId: true },
      })
      return new Set(known.flatMap(({ batchId }) => batchId ?? []))
    },

    async close({ id, runId, round }, state, again) {
      const next = randomUUID()
      const hashes = [...again.requestHashes]
      const { succeeded, errored, canceled, expired } = state?.counts ?? noCounts
      await prisma.$executeRaw`
        WITH moved AS (
          UPDATE "Trial" SET worker = ${takerOf(next)}
          WHERE "runId" = ${runId} AND state = ${TAKEN} AND worker = ${takerOf(id)} AND "requestHash" = ANY(${hashes}::text[])
          RETURNING 1
        ), freed AS (
          UPDATE "Trial" SET state = 0, worker = NULL
          WHERE "runId" = ${runId} AND state = ${TAKEN} AND worker = ${takerOf(id)} AND "requestHash" <> ALL(${hashes}::text[])
        ), planned AS (
          INSERT INTO "BatchJob" (id, "runId", round, requests, "estimateUsd")
          SELECT ${next}, ${runId}, ${round + 1}::int, count(*)::int, ${again.estimateUsd}::float8 FROM moved HAVING count(*) > 0
        )
        UPDATE "BatchJob" SET status = 'ended', "endedAt" = now(), succeeded = ${succeeded}::int, errored = ${errored}::int,
          canceled = ${canceled}::int, expired = ${expired}::int
        WHERE id = ${id}`
    },
  }
}

/** The batches of a run, for who looks at it. */
export async function summariseBatches(prisma: PrismaClient, runId: string): Promise<BatchSummary> {
  const [run, jobs] = await Promise.all([
    prisma.run.findUnique({ where: { id: runId }, select: { cancelRequested: true, status: true } }),
    prisma.batchJob.findMany({ where: { runId }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] }),
  ])
  // One that was closed before it was submitted was none.
  const sent = jobs.filter(({ batchId }) => batchId !== null).map(viewOf)
  const underWay = sent.filter(({ endedAt }) => endedAt === null)
  const over = sent.filter(({ endedAt }) => endedAt !== null)
  return {
    planned: jobs.filter(({ batchId, endedAt }) => batchId === null && endedAt === null).length,
    underWay: underWay.length,
    requests: underWay.reduce((sum, { requests }) => sum + requests, 0),
    ended: over.length,
    cancelling: run?.status === 'running' && run.cancelRequested,
    sentAt: earliest(sent.map(({ sentAt }) => sentAt)),
    expiresAt: earliest(underWay.map(({ expiresAt }) => expiresAt)),
    counts: sumOf(sent.map(({ counts }) => counts)),
    list: [...underWay, ...over].slice(0, LISTED_BATCHES),
  }
}

function viewOf(job: BatchJobRecord): BatchView {
  const { id, round, requests, status, attemptedAt, expiresAt, endedAt, succeeded, errored, canceled, expired } = job
  const told = succeeded + errored + canceled + expired
  return {
    id,
    round,
    requests,
    // One that was found ended is under way until its results are in.
    status: endedAt !== null ? (told === 0 ? 'gone' : 'ended') : status === 'canceling' ? 'canceling' : 'in_progress',
    sentAt: attemptedAt?.toISOString() ?? null,
    expiresAt: expiresAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
    counts: { processing: endedAt === null ? requests : 0, succeeded, errored, canceled, expired },
  }
}

const earliest = (moments: readonly (string | null)[]): string | null =>
  moments.reduce((first, at) => (first === null || (at !== null && at < first) ? at : first), null)

const noCounts: BatchCounts = { processing: 0, succeeded: 0, errored: 0, canceled: 0, expired: 0 }

const sumOf = (all: readonly BatchCounts[]): BatchCounts =>
  all.reduce(
    (sum, one) => ({
      processing: sum.processing + one.processing,
      succeeded: sum.succeeded + one.succeeded,
      errored: sum.errored + one.errored,
      canceled: sum.canceled + one.canceled,
      expired: sum.expired + one.expired,
    }),
    noCounts,
  )
