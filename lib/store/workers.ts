// The processes that execute runs on this database, and what the servers that they call have asked of all of them.
import { hostname } from 'node:os'
import { BATCH_PREFIX } from './batch-jobs'
import type { PrismaClient } from './generated/client'

/** Not seen for so long: dead. With a beat every 5 s its calls are taken over within 30 s. */
const DEAD_AFTER_SECONDS = 20

export interface LiveWorker {
  id: string
  host: string
  pid: number
  startedAt: Date
}

/** `worker` is this process. The database's clock decides, since the machines' may differ. */
export function createWorkerStore(prisma: PrismaClient, worker: string) {
  return {
    /** This process lives. What the dead had taken is pending again. */
    async beat(): Promise<void> {
      await prisma.$executeRaw`
        INSERT INTO "Worker" (id, host, pid, "seenAt") VALUES (${worker}, ${hostname()}, ${process.pid}::int, now())
        ON CONFLICT (id) DO UPDATE SET "seenAt" = now()`
      await prisma.$executeRaw`
        DELETE FROM "Worker" WHERE "seenAt" < now() - ${DEAD_AFTER_SECONDS}::int * interval '1 second'`
      await this.releaseDead()
    },

    /** Gives back what processes that are no more had taken. What a batch job has taken is at a vendor, whoever lives. */
    async releaseDead(): Promise<void> {
      await prisma.$executeRaw`
        UPDATE "Trial" t SET state = 0, worker = NULL FROM "Run" r
        WHERE r.status = 'running' AND t."runId" = r.id AND t.state = 1
          AND (t.worker IS NULL OR NOT starts_with(t.worker, ${BATCH_PREFIX}))
          AND NOT EXISTS (SELECT 1 FROM "Worker" w WHERE w.id = t.worker)`
    },

    async leave(): Promise<void> {
      await prisma.worker.deleteMany({ where: { id: worker } })
    },

    /** Nobody but this process can be alive: it alone holds the embedded database. */
    async forgetOthers(): Promise<void> {
      await prisma.worker.deleteMany({ where: { id: { not: worker } } })
      await this.releaseDead()
    },

    list: (): Promise<LiveWorker[]> =>
      prisma.worker.findMany({
        select: { id: true, host: true, pid: true, startedAt: true },
        orderBy: { startedAt: 'asc' },
      }),

    /** A connection stands still for everyone until then, if it doesn't for longer already. */
    async hold(connection: string, until: Date): Promise<void> {
      await prisma.$executeRaw`
        INSERT INTO "ConnectionPause" (connection, until) VALUES (${connection}, ${until})
        ON CONFLICT (connection) DO UPDATE SET until = greatest("ConnectionPause".until, excluded.until)`
    },

    listHolds: (now: Date): Promise<{ connection: string; until: Date }[]> =>
      prisma.connectionPause.findMany({ where: { until: { gt: now } } }),
  }
}
