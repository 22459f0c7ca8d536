// The engine's durable memory on the database. Each method is one statement, hence atomic: nothing is ever half-recorded.
import type { RunStatus } from '@/lib/core/run/run'
import type { CallClaim, CallRecord, ModelAnswer, RunLedger, RunTotals } from '@/lib/engine/ports'
import type { ErrorValue } from '@/lib/errors'
import type { PrismaClient } from './generated/client'
import { storableJson } from './storable-json'

const PENDING = 0
const TAKEN = 1
const DONE = 2

export interface TrialKey {
  arm: number
  position: number
}
/** A trial as it is read for its claim. */
export type ClaimedTrial = TrialKey & { requestHash: string; rowIndex: number }

/** One claim a hash, in the order of the hashes, each with its trials in their order. */
export function toClaims(requestHashes: readonly string[], trials: readonly ClaimedTrial[]): CallClaim[] {
  const byHash = new Map<string, CallClaim>(
    requestHashes.map((requestHash) => [requestHash, { requestHash, trials: [] }]),
  )
  for (const trial of trials) {
    byHash.get(trial.requestHash)?.trials.push({ id: trialId(trial), arm: trial.arm, rowIndex: trial.rowIndex })
  }
  return [...byHash.values()]
}

const trialId = ({ arm, position }: TrialKey) => `${arm}:${position}`
function trialKey(id: string): TrialKey {
  const [arm, position] = id.split(':')
  return { arm: Number(arm), position: Number(position) }
}

interface TotalsRecord {
  calls: number
  spentUsd: number
  unpriced: number
}
const toTotals = (record: TotalsRecord | undefined): RunTotals =>
  record === undefined
    ? { calls: 0, costUsd: 0 }
    : { calls: record.calls, costUsd: record.unpriced > 0 ? null : record.spentUsd }

interface Lead extends TrialKey {
  requestHash: string
}

/** `worker` is this process's name on what it takes: what another process took is never given back from here. */
export function createRunLedger(prisma: PrismaClient, worker: string): RunLedger {
  /**
   * Where this process's claims of a run have come to. Without it each claim would read the index entries of all that was
   * claimed before, which the database leaves behind: at 100,000 trials they cost more than all else.
   */
  const claimedTo = new Map<string, number>()

  const take = (runId: string, limit: number, from: number): Promise<Lead[]> =>
    // MATERIALIZED: a plain subquery may be run again for each row of the join, and then takes more than `limit`.
    prisma.$queryRaw<Lead[]>`
      WITH next AS MATERIALIZED (
        SELECT arm, position FROM "Trial"
        WHERE "runId" = ${runId} AND state = ${PENDING} AND position >= ${from}::int AND leads
          AND EXISTS (SELECT 1 FROM "Run" WHERE id = ${runId} AND status = 'running')
        ORDER BY position, arm LIMIT ${limit}::int FOR UPDATE SKIP LOCKED
      )
      UPDATE "Trial" t SET state = ${TAKEN}, worker = ${worker} FROM next
      WHERE t."runId" = ${runId} AND t.arm = next.arm AND t.position = next.position
      RETURNING t."requestHash", t.position, t.arm`

  return {
    async claim(runId, limit): Promise<CallClaim[]> {
      const from = claimedTo.get(runId) ?? 0
      const leads = await take(runId, limit, from)
      // What lies before was claimed, unless it was given back since.
      if (leads.length < limit && from > 0) leads.push(...(await take(runId, limit - leads.length, 0)))
      claimedTo.set(
        runId,
        leads.reduce((last, { position }) => Math.max(last, position), from),
      )
      if (leads.length === 0) return []
      leads.sort((x, y) => x.position - y.position || x.arm - y.arm)
      const hashes = leads.map((lead) => lead.requestHash)
      const trials = await prisma.$queryRaw<ClaimedTrial[]>`
        SELECT "requestHash", arm, position, "rowIndex" FROM "Trial"
        WHERE "runId" = ${runId} AND "requestHash" = ANY(${hashes}::text[]) AND state < ${DONE}
        ORDER BY position, arm`
      return toClaims(hashes, trials)
    },

    async countElsewhere(runId): Promise<number> {
      const [count] = await prisma.$queryRaw<{ calls: number }[]>`
        SELECT count(*)::int AS calls FROM "Trial" t
        WHERE t."runId" = ${runId} AND t.leads AND (t.state = ${PENDING} OR (t.state = ${TAKEN} AND t.worker IS DISTINCT FROM ${worker}))
          AND EXISTS (SELECT 1 FROM "Run" WHERE id = ${runId} AND status = 'running')`
      return count?.calls ?? 0
    },

    async findAnswers(requestHashes): Promise<Map<string, ModelAnswer>> {
      const kept = await prisma.completion.findMany({
        where: { requestHash: { in: [...requestHashes] } },
        select: { requestHash: true, text: true, stop: true, inputTokens: true, outputTokens: true, latencyMs: true },
      })
      return new Map(
        kept.map(({ requestHash, ...answer }) => [
          requestHash,
          { ...answer, stop: answer.stop as ModelAnswer['stop'] },
        ]),
      )
    },

    // What comes in after a pause moves the run's end on: what processes keep of a run goes by its end.
    async record(runId, records): Promise<RunTotals> {
      const [totals] = await prisma.$queryRaw<TotalsRecord[]>`
        WITH kept AS (
          INSERT INTO "Completion" ("requestHash", model, text, stop, "inputTokens", "outputTokens", "latencyMs", "costUsd", attempts)
          SELECT c."requestHash", a.model, c.text, c.stop, c."inputTokens", c."outputTokens", c."latencyMs", c."costUsd", c.attempts
          FROM jsonb_to_recordset(${completionsJson(records)}::jsonb) AS c(
            "requestHash" text, arm int, text text, stop text, "inputTokens" int, "outputTokens" int, "latencyMs" int,
            "costUsd" float8, attempts int)
          JOIN "RunArm" a ON a."runId" = ${runId} AND a.arm = c.arm
          ON CONFLICT ("requestHash") DO NOTHING
        ), done AS (
        UPDATE "Trial" t SET
          state = ${DONE}, worker = NULL, outcome = s.outcome, products = s.products, "poolProducts" = s."poolProducts",
          "hitRank" = s."hitRank", "bestProduct" = s."bestProduct", degree = s.degree, error = s.error,
          called = s.called, "inputTokens" = s."inputTokens", "outputTokens" = s."outputTokens",
          "costUsd" = s."costUsd", "latencyMs" = s."latencyMs"
        FROM jsonb_to_recordset(${scoresJson(records)}::jsonb) AS s(
          arm int, position int, outcome text, products jsonb, "poolProducts" jsonb, "hitRank" int, "bestProduct" text,
          degree float8, error jsonb, called boolean, "inputTokens" int, "outputTokens" int, "costUsd" float8, "latencyMs" int)
        WHERE t."runId" = ${runId} AND t.arm = s.arm AND t.position = s.position AND t.state < ${DONE}
        RETURNING t.called, t."costUsd", t.error)
        UPDATE "Run" r SET
          calls = r.calls + d.calls, "spentUsd" = r."spentUsd" + d.usd, unpriced = r.unpriced + d.unpriced,
          "finishedAt" = CASE WHEN r."finishedAt" IS NOT NULL
            THEN greatest(r."finishedAt" + interval '1 millisecond', now()) END
        FROM (SELECT count(*)::int AS calls, coalesce(sum("costUsd"), 0)::float8 AS usd,
                     count(*) FILTER (WHERE "costUsd" IS NULL AND error IS NULL)::int AS unpriced
              FROM done WHERE called) d
        WHERE r.id = ${runId}
        RETURNING r.calls, r."spentUsd", r.unpriced`
      return toTotals(totals)
    },

    async release(runId): Promise<void> {
      claimedTo.delete(runId)
      await prisma.$executeRaw`
        UPDATE "Trial" SET state = ${PENDING}, worker = NULL
        WHERE "runId" = ${runId} AND state = ${TAKEN} AND worker = ${worker}`
    },

    async spent(runId): Promise<RunTotals> {
      const run = await prisma.run.findUnique({
        where: { id: runId },
        select: { calls: true, spentUsd: true, unpriced: true },
      })
      return toTotals(run ?? undefined)
    },

    async finish(runId, status: Exclude<RunStatus, 'running'>, reason: ErrorValue | null): Promise<void> {
      claimedTo.delete(runId)
      await prisma.run.updateMany({
        where: { id: runId, status: 'running' },
        data: {
          status,
          reason: reason === null ? undefined : { ...reason },
          finishedAt: new Date(),
        },
      })
    },
  }
}

function completionsJson(records: readonly CallRecord[]): string {
  return storableJson(
    records.flatMap(({ answer, reused, requestHash, trials }) =>
      answer === null || reused
        ? []
        : [
            {
              ...answer,
              latencyMs: Math.round(answer.latencyMs),
              requestHash,
              arm: trials[0] === undefined ? 0 : trialKey(trials[0].id).arm,
            },
          ],
    ),
  )
}

function scoresJson(records: readonly CallRecord[]): string {
  return storableJson(
    records.flatMap(({ answer, reused, error, trials }) =>
      trials.map(({ id, score }, place) => ({
        ...trialKey(id),
        ...score,
        error,
        // The first trial leads: the call, its tokens and its price are counted once, on it.
        ...(place === 0 && !reused ? { called: true, ...callFigures(answer) } : { called: false }),
      })),
    ),
  )
}

function callFigures(answer: CallRecord['answer']) {
  if (answer === null) return {}
  const { inputTokens, outputTokens, costUsd, latencyMs } = answer
  return { inputTokens, outputTokens, costUsd, latencyMs: Math.round(latencyMs) }
}
