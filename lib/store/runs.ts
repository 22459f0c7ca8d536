// Runs with their arms: started, listed, halted and reopened.
import { z } from 'zod'
import { type ModelParameters, modelParametersSchema } from '@/lib/core/run/model-parameters'
import { type MatchGrade, type RunStatus, type SampleSpec, sampleSpecSchema } from '@/lib/core/run/run'
import type { Transport } from '@/lib/core/run/transport'
import { type BestOf, type BestOfReport, isHeld, reportBestOf } from '@/lib/core/scoring/best-of'
import type { ErrorValue } from '@/lib/errors'
import { type BatchSummary, summariseBatches } from './batch-jobs'
import { Prisma, type PrismaClient } from './generated/client'
import { listSearchHits } from './search-hits'

export interface RunArm {
  arm: number
  name: string
  promptVersionId: string
  connection: string
  model: string
  parameters: ModelParameters
}

/** Column positions as they were when the run started; null where the dataset has no such column. */
export interface RunRoles {
  label: number
  user: number | null
  time: number | null
}

export interface Run {
  id: string
  sceneId: string
  number: number
  datasetId: string
  datasetName: string
  datasetRows: number
  /** Its rows were made up: what it measured says nothing of users. */
  synthetic: boolean
  poolId: string | null
  status: RunStatus
  reason: ErrorValue | null
  sample: SampleSpec
  roles: RunRoles
  theta: number
  match: MatchGrade
  concurrency: number
  maxTokens: number
  maxCalls: number | null
  budgetUsd: number | null
  sampledRows: number
  startedAt: Date
  finishedAt: Date | null
  /** Draws of each row. Positions count on through the sampled rows, once a draw. */
  repeats: number
  /** Whether answers kept from earlier may stand for a call. */
  reuse: boolean
  transport: Transport
  /** The smallest gain that matters, where the run may end by itself once its comparison is decided; else null. */
  stopAtGain: number | null
  decision: RunDecision | null
  /** A search for the best within a budget of calls, as far as it is; null: every version is asked every row. */
  bestOf: BestOf | null
  /** Calls made and what they cost so far; `unpriced` of them have no price. */
  calls: number
  spentUsd: number
  unpriced: number
  baselines: BaselineRanks[]
  arms: RunArm[]
  /** Numbers of the arenas that its answers stand in. */
  arenas: number[]
}

export type NewRun = Omit<
  Run,
  | 'arenas'
  | 'id'
  | 'number'
  | 'datasetName'
  | 'datasetRows'
  | 'synthetic'
  | 'status'
  | 'reason'
  | 'startedAt'
  | 'finishedAt'
  | 'decision'
  | 'calls'
  | 'spentUsd'
  | 'unpriced'
>

/** A baseline's hit ranks by position of the sample. */
export interface BaselineRanks {
  name: string
  ranks: number[]
}

/** One trial as planned, before anything was asked. */
export interface PlannedTrial {
  arm: number
  position: number
  rowIndex: number
  requestHash: string
  leads: boolean
}

export interface RunProgress {
  status: RunStatus
  /** Trials that are held back in a search for the best aren't counted. */
  arms: { arm: number; trials: number; done: number; failed: number; hits: number }[]
  calls: number
  reused: number
  costUsd: number
  /** Calls whose price isn't known: `costUsd` leaves them out. */
  unpriced: number
  budgetUsd: number | null
  /** Of a run through batches; null for a live one. */
  batches: BatchSummary | null
  /** Of a search for the best; else null. */
  bestOf: BestOfReport | null
}

/** Why a run ended before all its rows: what its comparison came to, and after how many rows. */
const decisionSchema = z.object({
  verdict: z.enum(['a_better', 'b_better', 'no_difference']),
  rows: z.number(),
})
export type RunDecision = z.infer<typeof decisionSchema>

const arms = z.array(z.number())
const bestOfSchema = z
  .object({
    budget: z.number(),
    rounds: z.array(z.object({ arms: z.number(), rows: z.number() })),
    confirmRows: z.number(),
    against: arms,
    stages: z.array(arms),
  })
  .nullable()

const rolesSchema = z.object({ label: z.number(), user: z.number().nullable(), time: z.number().nullable() })
const baselinesSchema = z.array(z.object({ name: z.string(), ranks: z.array(z.number()) }))
const reasonSchema = z
  .object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })
  .nullable()
const include = {
  arms: { orderBy: { arm: 'asc' } },
  dataset: { select: { name: true, rowCount: true, synthetic: true } },
  arenas: { select: { number: true }, orderBy: { number: 'asc' } },
} as const
const omit = { baselines: true } as const
type RunRecord = Prisma.RunGetPayload<{ include: typeof include; omit: typeof omit }>

function toRun(record: RunRecord, baselines: BaselineRanks[]): Run {
  const { arms, arenas, dataset, reason, sample, roles, decision, bestOf, ...rest } = record
  return {
    ...rest,
    arenas: arenas.map(({ number }) => number),
    datasetName: dataset.name,
    datasetRows: dataset.rowCount,
    synthetic: dataset.synthetic,
    status: record.status as RunStatus,
    match: record.match as MatchGrade,
    transport: record.transport as Transport,
    reason: reasonSchema.parse(reason) as ErrorValue | null,
    sample: sampleSpecSchema.parse(sample),
    roles: rolesSchema.parse(roles),
    baselines,
    decision: decision === null ? null : decisionSchema.parse(decision),
    bestOf: bestOfSchema.parse(bestOf),
    arms: arms.map(({ runId: _, parameters, ...arm }) => ({
      ...arm,
      parameters: modelParametersSchema.parse({ maxTokens: record.maxTokens, ...(parameters as object) }),
    })),
  }
}

// Each statement holds the embedded database's thread up; more at once is hardly quicker.
const TRIALS_PER_STATEMENT = 1000

const PENDING = 0
/** Of a trial whose turn in a search for the best hasn't come. */
const HELD = 3

export type RunStore = ReturnType<typeof createRunStore>

// Ranks of five baselines on 50,000 rows take 2 MB here and 50 ms to read; each request reads its run anew.
const KEPT_BASELINES = 32

export function createRunStore(prisma: PrismaClient) {
  /** They never change once the run is stored. The latest used last. */
  const kept = new Map<string, BaselineRanks[]>()
  const withBaselines = async (records: readonly RunRecord[]): Promise<Run[]> => {
    const missing = records.flatMap(({ id }) => (kept.has(id) ? [] : [id]))
    const read =
      missing.length === 0
        ? []
        : await prisma.run.findMany({ where: { id: { in: missing } }, select: { id: true, baselines: true } })
    const fresh = new Map(read.map(({ id, baselines }) => [id, baselinesSchema.parse(baselines ?? [])]))
    const runs = records.map((record) => toRun(record, kept.get(record.id) ?? fresh.get(record.id) ?? []))
    for (const { id, baselines } of runs) {
      kept.delete(id)
      kept.set(id, baselines)
    }
    for (const id of kept.keys()) {
      if (kept.size <= KEPT_BASELINES) break
      kept.delete(id)
    }
    return runs
  }
  const listRuns = async (where: Prisma.RunWhereInput, take: number): Promise<Run[]> =>
    await withBaselines(await prisma.run.findMany({ where, include, omit, orderBy: { number: 'desc' }, take }))

  return {
    /**
     * Stores a run with its trials. Until every trial is in, its status is 'preparing', which no reader shows and
     * `deleteUnfinished` removes: a kill in between leaves no half run.
     */
    async create(
      { arms, sample, roles, baselines, bestOf, ...run }: NewRun,
      trials: readonly PlannedTrial[],
    ): Promise<string> {
      const { _max } = await prisma.run.aggregate({ where: { sceneId: run.sceneId }, _max: { number: true } })
      const { id } = await prisma.run.create({
        data: {
          ...run,
          sample: sample as Prisma.InputJsonObject,
          roles: roles as unknown as Prisma.InputJsonObject,
          baselines: baselines as unknown as Prisma.InputJsonArray,
          bestOf: bestOf === null ? Prisma.DbNull : (bestOf as unknown as Prisma.InputJsonObject),
          number: (_max.number ?? 0) + 1,
          status: 'preparing',
          arms: {
            createMany: { data: arms.map((arm) => ({ ...arm, parameters: arm.parameters as Prisma.InputJsonObject })) },
          },
        },
        select: { id: true },
      })
      for (let start = 0; start < trials.length; start += TRIALS_PER_STATEMENT) {
        const some = trials.slice(start, start + TRIALS_PER_STATEMENT)
        const batch = JSON.stringify(
          some.map((trial) => ({ ...trial, state: bestOf !== null && isHeld(bestOf, trial) ? HELD : PENDING })),
        )
        await prisma.$executeRaw`
          INSERT INTO "Trial" ("runId", arm, position, "rowIndex", "requestHash", leads, state)
          SELECT ${id}, arm, position, "rowIndex", "requestHash", leads, state
          FROM jsonb_to_recordset(${batch}::jsonb) AS t(
            arm int, position int, "rowIndex" int, "requestHash" text, leads boolean, state int)`
      }
      // The embedded database has nobody who would do it, and without it each claim reads all that is pending.
      await prisma.$executeRaw`ANALYZE "Trial"`
      await prisma.run.update({ where: { id }, data: { status: 'running', startedAt: new Date() } })
      return id
    },

    async deleteUnfinished(before: Date): Promise<void> {
      await prisma.run.deleteMany({ where: { status: 'preparing', startedAt: { lt: before } } })
    },

    async find(id: string): Promise<Run | null> {
      const record = await prisma.run.findFirst({ where: { id, status: { not: 'preparing' } }, include, omit })
      return record && ((await withBaselines([record]))[0] ?? null)
    },

    /** The newest first. */
    async list(sceneId: string, limit: number, status?: RunStatus): Promise<Run[]> {
      return await listRuns({ sceneId, status: status ?? { not: 'preparing' } }, limit)
    },

    /** Completed ones on rows of real users, the newest first. */
    async listMeasured(sceneId: string, limit: number): Promise<Run[]> {
      return await listRuns({ sceneId, status: 'completed', dataset: { synthetic: false } }, limit)
    },

    /** How many runs of a scene are in each status that occurs. */
    async countByStatus(sceneId: string): Promise<Partial<Record<RunStatus, number>>> {
      const where = { sceneId, status: { not: 'preparing' } }
      const groups = await prisma.run.groupBy({ by: ['status'], where, _count: true })
      return Object.fromEntries(groups.map(({ status, _count }) => [status, _count]))
    },

    count: (sceneId: string): Promise<number> => prisma.run.count({ where: { sceneId, status: { not: 'preparing' } } }),

    async listRunning(): Promise<Run[]> {
      return await withBaselines(
        await prisma.run.findMany({ where: { status: 'running' }, include, omit, orderBy: { startedAt: 'asc' } }),
      )
    },

    /** Runs that used a dataset, by number, and how many trials they hold: what goes with it when it is deleted. */
    async listUses(datasetId: string): Promise<{ numbers: number[]; trials: number }> {
      const where = { datasetId, status: { not: 'preparing' } }
      const [records, trials] = await Promise.all([
        prisma.run.findMany({ where, orderBy: { number: 'asc' }, select: { number: true } }),
        prisma.trial.count({ where: { run: where } }),
      ])
      return { numbers: records.map(({ number }) => number), trials }
    },

    async delete(id: string): Promise<void> {
      await prisma.run.deleteMany({ where: { id } })
    },

    /** A run in one of these states goes on from its pending trials; false when it isn't in such a state. */
    async reopen(id: string, from: readonly RunStatus[]): Promise<boolean> {
      const { count } = await prisma.run.updateMany({
        where: { id, status: { in: [...from] } },
        data: {
          status: 'running',
          reason: Prisma.DbNull,
          finishedAt: null,
          decision: Prisma.DbNull,
          cancelRequested: false,
        },
      })
      return count === 1
    },

    async saveDecision(id: string, decision: RunDecision): Promise<void> {
      await prisma.run.update({ where: { id }, data: { decision } })
    },

    /**
     * The next stage of a search for the best: its arms' trials from position `from` up to and without `to` are pending. One
     * statement, which only one of several processes gets through; false where the run is no longer at `stage` stages
     * or not running. Of trials that share a request the first leads anew, since who led before may have fallen out.
     */
    async openStage(
      id: string,
      stage: number,
      next: { arms: readonly number[]; from: number; to: number },
    ): Promise<boolean> {
      const arms = JSON.stringify(next.arms)
      const opened = await prisma.$queryRaw<{ id: string }[]>`
        WITH moved AS (
          UPDATE "Run" SET "bestOf" = jsonb_set("bestOf", '{stages}', ("bestOf" -> 'stages') || jsonb_build_array(${arms}::jsonb))
          WHERE id = ${id} AND status = 'running' AND jsonb_array_length("bestOf" -> 'stages') = ${stage}::int
          RETURNING id
        ), due AS (
          SELECT arm, position, row_number() OVER (PARTITION BY "requestHash" ORDER BY position, arm) = 1 AS first
          FROM "Trial", moved
          WHERE "runId" = moved.id AND state = ${HELD} AND arm = ANY(${[...next.arms]}::int[])
            AND position >= ${next.from}::int AND position < ${next.to}::int
        ), released AS (
          UPDATE "Trial" t SET state = ${PENDING}, leads = due.first FROM due
          WHERE t."runId" = ${id} AND t.position = due.position AND t.arm = due.arm
        )
        SELECT id FROM moved`
      return opened.length === 1
    },

    /** Failed trials are pending again, as if they had never been asked; how many. */
    async clearFailed(id: string): Promise<number> {
      return await prisma.$executeRaw`
        UPDATE "Trial" SET state = 0, outcome = NULL, error = NULL, called = false, products = NULL, "poolProducts" = NULL,
               "hitRank" = NULL, "bestProduct" = NULL, degree = NULL
        WHERE "runId" = ${id} AND outcome = 'failed'`
    },

    /** Calls of a run that nobody has answered. */
    countOpenCalls: (id: string): Promise<number> =>
      prisma.trial.count({ where: { runId: id, leads: true, state: { lt: 2 } } }),

    /** Raises the caps of a run that is to be resumed. */
    async updateLimits(
      id: string,
      limits: { maxCalls: number | null; budgetUsd: number | null; concurrency: number },
    ): Promise<void> {
      await prisma.run.update({ where: { id }, data: limits })
    },

    async progress(id: string): Promise<RunProgress | null> {
      const run = await prisma.run.findFirst({
        where: { id, status: { not: 'preparing' } },
        select: { status: true, unpriced: true, budgetUsd: true, transport: true, bestOf: true },
      })
      if (run === null) return null
      const rows = await prisma.$queryRaw<
        (RunProgress['arms'][number] & { calls: number; reused: number; costUsd: number })[]
      >`
        SELECT arm, (count(*) FILTER (WHERE state <> ${HELD}))::int AS trials, count(outcome)::int AS done,
               count(*) FILTER (WHERE outcome = 'failed')::int AS failed,
               count(*) FILTER (WHERE "hitRank" BETWEEN 1 AND 5)::int AS hits,
               count(*) FILTER (WHERE called)::int AS calls,
               count(*) FILTER (WHERE outcome IS NOT NULL AND NOT called)::int AS reused,
               coalesce(sum("costUsd"), 0)::float8 AS "costUsd"
        FROM "Trial" WHERE "runId" = ${id} GROUP BY arm ORDER BY arm`
      const bestOf = bestOfSchema.parse(run.bestOf)
      const sum = (key: 'calls' | 'reused' | 'costUsd') => rows.reduce((total, row) => total + row[key], 0)
      return {
        status: run.status as RunStatus,
        unpriced: run.unpriced,
        budgetUsd: run.budgetUsd,
        arms: rows.map(({ arm, trials, done, failed, hits }) => ({ arm, trials, done, failed, hits })),
        calls: sum('calls'),
        reused: sum('reused'),
        costUsd: sum('costUsd'),
        batches: run.transport === 'batch' ? await summariseBatches(prisma, id) : null,
        bestOf: bestOf === null ? null : reportBestOf(bestOf, await listSearchHits(prisma, id, bestOf)),
      }
    },
  }
}
