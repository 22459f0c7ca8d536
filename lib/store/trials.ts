// Reading what a run's trials scored: whole for the report, page by page for the table of rows.
import type { ScoredTrial, TrialOutcome } from '@/lib/core/run/run'
import { type BestOfPlan, resultFrom, type SearchHits } from '@/lib/core/scoring/best-of'
import type { ArmHit } from '@/lib/core/scoring/decide-run'
import type { RowHit } from '@/lib/core/scoring/pair-runs'
import type { ErrorValue } from '@/lib/errors'
import { Prisma, type PrismaClient } from './generated/client'
import { rowsOf } from './rows-of'
import type { Run } from './runs'
import { listSearchHits } from './search-hits'

export interface ArmFigures {
  arm: number
  calls: number
  reused: number
  inputTokens: number
  outputTokens: number
  /** null when a call's price is unknown. */
  costUsd: number | null
}

/** Trials that an answer served without a call, and what the calls would have cost: null where a price is unknown. */
export interface SavedCalls {
  reused: number
  savedUsd: number | null
}

/** One trial of the table of rows. */
export interface TrialDetail {
  arm: number
  outcome: TrialOutcome
  products: string[]
  hitRank: number
  bestProduct: string
  degree: number
  error: ErrorValue | null
  inputTokens: number | null
  outputTokens: number | null
  latencyMs: number | null
}

export interface RowDetail {
  position: number
  rowIndex: number
  cells: string[]
  trials: TrialDetail[]
}

export const rowFilters = ['all', 'onlyA', 'onlyB', 'both', 'neither', 'unparseable', 'refused', 'failed'] as const
export type RowFilter = (typeof rowFilters)[number]

export interface RowQuery {
  runId: string
  datasetId: string
  filter: RowFilter
  /** The two arms that onlyA, onlyB, both and neither speak of. */
  a: number
  b: number
  /** A hit is a match among the first k products. */
  k: number
  offset: number
  limit: number
  /** Positions that are looked at; all where left out. */
  positions?: readonly number[] | undefined
  /** The first position that is looked at; 0 where left out. */
  from?: number | undefined
}

const amongOf = ({ positions, from = 0 }: RowQuery): Prisma.Sql =>
  positions === undefined
    ? Prisma.sql`AND position >= ${from}::int`
    : Prisma.sql`AND position = ANY(${[...positions]}::int[])`

function havingOf({ filter, a, b, k }: RowQuery): Prisma.Sql {
  const hit = (arm: number) =>
    Prisma.sql`coalesce(bool_or(arm = ${arm}::int AND "hitRank" BETWEEN 1 AND ${k}::int), false)`
  switch (filter) {
    case 'all':
      return Prisma.sql`true`
    case 'onlyA':
      return Prisma.sql`${hit(a)} AND NOT ${hit(b)}`
    case 'onlyB':
      return Prisma.sql`${hit(b)} AND NOT ${hit(a)}`
    case 'both':
      return Prisma.sql`${hit(a)} AND ${hit(b)}`
    case 'neither':
      return Prisma.sql`NOT ${hit(a)} AND NOT ${hit(b)}`
    default:
      return Prisma.sql`bool_or(outcome = ${filter})`
  }
}

export type ScoredRun = Pick<Run, 'id' | 'datasetId' | 'roles' | 'repeats' | 'bestOf'>

/** The user of trial t on row r. Draws of one row are as little independent as rows of one user. */
const userOf = (roles: Run['roles'], repeats: number): Prisma.Sql => Prisma.sql`coalesce(
  CASE WHEN ${roles.user}::int IS NULL THEN NULL ELSE NULLIF(r.cells ->> ${roles.user}::int, '') END,
  CASE WHEN ${repeats > 1} THEN 'row ' || t."rowIndex" END)`

// Many trials come as arrays in JSON, some thousands a piece: the database and its adapter take more than twice as long for as
// many records of ten fields each.
const POSITIONS_A_PACK = 4000
interface Pack<Row> {
  rows: Row[]
}
type PackedTrial = [
  arm: number,
  position: number,
  rowIndex: number,
  outcome: TrialOutcome,
  products: string[],
  /** null where they are the products as they were said. */
  poolProducts: (string | null)[] | null,
  hitRank: number,
  bestProduct: string,
  degree: number,
  user: string | null,
]
type PackedHit = [arm: number, position: number, hitRank: number, user: string | null]

/** In order of arm and position. */
const unpack = <Row, Value extends { arm: number; position: number }>(
  packs: readonly Pack<Row>[],
  toValue: (row: Row) => Value,
): Value[] => packs.flatMap(({ rows }) => rows.map(toValue)).sort((x, y) => x.arm - y.arm || x.position - y.position)

export type TrialStore = ReturnType<typeof createTrialStore>

export function createTrialStore(prisma: PrismaClient) {
  return {
    /**
     * All finished trials that are the run's result, in order of arm and position: of a search for the best those of its
     * confirmation alone. Users come from the run's dataset.
     */
    async listScored({ id, datasetId, roles, repeats, bestOf }: ScoredRun): Promise<ScoredTrial[]> {
      const packs = await prisma.$queryRaw<Pack<PackedTrial>[]>`
        SELECT json_agg(json_build_array(t.arm, t.position, t."rowIndex", t.outcome, t.products,
                                         NULLIF(t."poolProducts", t.products), t."hitRank",
                                         t."bestProduct", t.degree, ${userOf(roles, repeats)})) AS rows
        FROM "Trial" t JOIN "DatasetRow" r ON r."datasetId" = ${rowsOf(datasetId)} AND r.index = t."rowIndex"
        WHERE t."runId" = ${id} AND t.outcome IS NOT NULL AND t.position >= ${resultFrom(bestOf)}::int
        GROUP BY t.position / ${POSITIONS_A_PACK}::int`
      return unpack(packs, (row) => {
        const [arm, position, rowIndex, outcome, products, known, hitRank, bestProduct, degree, user] = row
        const poolProducts = known ?? products
        return { arm, position, rowIndex, outcome, products, poolProducts, hitRank, bestProduct, degree, user }
      })
    },

    /** What a verdict needs of them: read while the run goes on, so without the answers' products. */
    async listHits({ id, datasetId, roles, repeats, bestOf }: ScoredRun): Promise<ArmHit[]> {
      const packs = await prisma.$queryRaw<Pack<PackedHit>[]>`
        SELECT json_agg(json_build_array(t.arm, t.position, t."hitRank", ${userOf(roles, repeats)})) AS rows
        FROM "Trial" t JOIN "DatasetRow" r ON r."datasetId" = ${rowsOf(datasetId)} AND r.index = t."rowIndex"
        WHERE t."runId" = ${id} AND t.outcome IS NOT NULL AND t.position >= ${resultFrom(bestOf)}::int
        GROUP BY t.position / ${POSITIONS_A_PACK}::int`
      return unpack(packs, ([arm, position, hitRank, user]) => ({ arm, position, hitRank, user }))
    },

    /** The same of one arm, with the rows of the dataset that they are of: what two runs are paired by. */
    async listRowHits({ id, datasetId, roles, repeats, bestOf }: ScoredRun, arm: number): Promise<RowHit[]> {
      return await prisma.$queryRaw<RowHit[]>`
        SELECT t.position, t."rowIndex", t."hitRank", ${userOf(roles, repeats)} AS user
        FROM "Trial" t JOIN "DatasetRow" r ON r."datasetId" = ${rowsOf(datasetId)} AND r.index = t."rowIndex"
        WHERE t."runId" = ${id} AND t.arm = ${arm}::int AND t.outcome IS NOT NULL AND t.position >= ${resultFrom(bestOf)}::int
        ORDER BY t.position`
    },

    /** What a search for the best chose by. */
    listSearchHits: (runId: string, plan: BestOfPlan): Promise<SearchHits[]> => listSearchHits(prisma, runId, plan),

    async listArmFigures(runId: string): Promise<ArmFigures[]> {
      return await prisma.$queryRaw<ArmFigures[]>`
        SELECT arm, count(*) FILTER (WHERE called)::int AS calls,
               count(*) FILTER (WHERE outcome IS NOT NULL AND NOT called)::int AS reused,
               coalesce(sum("inputTokens"), 0)::float8 AS "inputTokens", coalesce(sum("outputTokens"), 0)::float8 AS "outputTokens",
               CASE WHEN count(*) FILTER (WHERE called AND "costUsd" IS NULL AND error IS NULL) > 0 THEN NULL
                    ELSE coalesce(sum("costUsd"), 0)::float8 END AS "costUsd"
        FROM "Trial" WHERE "runId" = ${runId} GROUP BY arm ORDER BY arm`
    },

    async countSaved(runId: string): Promise<SavedCalls> {
      const [saved] = await prisma.$queryRaw<{ reused: number; unpriced: number; usd: number }[]>`
        SELECT count(*)::int AS reused, count(*) FILTER (WHERE c."costUsd" IS NULL)::int AS unpriced,
               coalesce(sum(c."costUsd"), 0)::float8 AS usd
        FROM "Trial" t JOIN "Completion" c ON c."requestHash" = t."requestHash"
        WHERE t."runId" = ${runId} AND t.outcome IS NOT NULL AND NOT t.called`
      const { reused, unpriced, usd } = saved ?? { reused: 0, unpriced: 0, usd: 0 }
      return { reused, savedUsd: unpriced > 0 ? null : usd }
    },

    /** One page of rows that pass the filter, with all their finished trials, and how many pass in all. */
    async listRows(query: RowQuery): Promise<{ total: number; rows: RowDetail[] }> {
      const found = await prisma.$queryRaw<{ position: number; total: number }[]>`
        SELECT position, (count(*) OVER ())::int AS total FROM "Trial"
        WHERE "runId" = ${query.runId} AND outcome IS NOT NULL ${amongOf(query)}
        GROUP BY position HAVING ${havingOf(query)}
        ORDER BY position OFFSET ${query.offset}::int LIMIT ${query.limit}::int`
      const records = await prisma.$queryRaw<(TrialDetail & { position: number; rowIndex: number; cells: string[] })[]>`
        SELECT t.position, t."rowIndex", r.cells, t.arm, t.outcome, t.products, t."hitRank", t."bestProduct", t.degree, t.error,
               t."inputTokens", t."outputTokens", t."latencyMs"
        FROM "Trial" t JOIN "DatasetRow" r ON r."datasetId" = ${rowsOf(query.datasetId)} AND r.index = t."rowIndex"
        WHERE t."runId" = ${query.runId} AND t.position = ANY(${found.map((row) => row.position)}::int[]) AND t.outcome IS NOT NULL
        ORDER BY t.position, t.arm`
      const rows = new Map<number, RowDetail>()
      for (const { position, rowIndex, cells, ...trial } of records) {
        const row = rows.get(position) ?? { position, rowIndex, cells, trials: [] }
        row.trials.push(trial)
        rows.set(position, row)
      }
      return { total: found[0]?.total ?? 0, rows: [...rows.values()] }
    },

    /** Row indices of the run's sample in its order, the first `limit`. */
    async listSampledRows(runId: string, limit: number): Promise<number[]> {
      const found = await prisma.trial.findMany({
        where: { runId, arm: 0, position: { lt: limit } },
        orderBy: { position: 'asc' },
        select: { rowIndex: true },
      })
      return [...new Set(found.map(({ rowIndex }) => rowIndex))]
    },

    /** What a model said, as it came, by position; without those that aren't done or have no kept answer. */
    async listAnswers(runId: string, arm: number, positions: readonly number[]): Promise<Map<number, string>> {
      const kept = await prisma.$queryRaw<{ position: number; text: string }[]>`
        SELECT t.position, c.text FROM "Trial" t JOIN "Completion" c ON c."requestHash" = t."requestHash"
        WHERE t."runId" = ${runId} AND t.arm = ${arm}::int AND t.position = ANY(${[...positions]}::int[])`
      return new Map(kept.map(({ position, text }) => [position, text]))
    },
  }
}
