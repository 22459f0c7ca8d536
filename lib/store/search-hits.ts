// What a search for the best has counted so far: all rounds, without the confirmation.
import { type BestOfPlan, type SearchHits, searchRows } from '@/lib/core/scoring/best-of'
import type { PrismaClient } from './generated/client'

/** Hits among the first five products, by arm. */
export const listSearchHits = (prisma: PrismaClient, runId: string, plan: BestOfPlan): Promise<SearchHits[]> =>
  prisma.$queryRaw<SearchHits[]>`
    SELECT arm, count(*)::int AS rows, (count(*) FILTER (WHERE "hitRank" BETWEEN 1 AND 5))::int AS hits
    FROM "Trial" WHERE "runId" = ${runId} AND outcome IS NOT NULL AND position < ${searchRows(plan)}::int
    GROUP BY arm ORDER BY arm`
