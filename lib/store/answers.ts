// The answers that are kept, as far as a plan asks for them: which there are, and how long those of a model were.
import { storableText } from '@/lib/core/dataset/storable-text'
import type { ModelAnswer } from '@/lib/engine/ports'
import type { PrismaClient } from './generated/client'

export interface AnswerLengths {
  /** Mean, and standard deviation. */
  outputTokens: number
  deviation: number
  answers: number
  /** Null where all of them came through batches. */
  latencyMs: number | null
}

export interface KeptAnswer {
  requestHash: string
  model: string
  answer: ModelAnswer
  attempts: number
  /** Null where the price isn't known. */
  costUsd: number | null
}

export type AnswerStore = ReturnType<typeof createAnswerStore>

const HASHES_PER_STATEMENT = 10_000
const LATEST = 500
// A live call is given up after so long; an answer of a batch takes longer as a rule.
const LONGEST_LIVE_MS = 120_000

export function createAnswerStore(prisma: PrismaClient) {
  return {
    /** Those of the hashes under which an answer is kept. */
    async findKept(requestHashes: readonly string[]): Promise<Set<string>> {
      const kept = new Set<string>()
      for (let at = 0; at < requestHashes.length; at += HASHES_PER_STATEMENT) {
        const chunk = requestHashes.slice(at, at + HASHES_PER_STATEMENT)
        const found = await prisma.$queryRaw<{ requestHash: string }[]>`
          SELECT "requestHash" FROM "Completion" WHERE "requestHash" = ANY(${chunk}::text[])`
        for (const { requestHash } of found) kept.add(requestHash)
      }
      return kept
    },

    /** Keeps what was said to a request outside of a run. Of two at once the first stays. */
    async keep(said: KeptAnswer): Promise<void> {
      const { requestHash, model, answer, attempts, costUsd } = said
      const { text, stop, inputTokens, outputTokens, latencyMs } = answer
      await prisma.completion.createMany({
        data: [
          {
            ...{ requestHash, model, stop, inputTokens, outputTokens, latencyMs, costUsd, attempts },
            text: storableText(text),
          },
        ],
        skipDuplicates: true,
      })
    },

    /** Of the model's latest 500 answers; null without any. The latency is the median of what came live. */
    async lengthsOf(model: string): Promise<AnswerLengths | null> {
      const [found] = await prisma.$queryRaw<{ n: number; mean: number; deviation: number; latency: number | null }[]>`
        SELECT count(*)::int AS n, avg("outputTokens")::float8 AS mean,
          coalesce(stddev_samp("outputTokens"), 0)::float8 AS deviation,
          percentile_cont(0.5) WITHIN GROUP (ORDER BY "latencyMs") FILTER (WHERE "latencyMs" <= ${LONGEST_LIVE_MS}::int) AS latency
        FROM (SELECT "outputTokens", "latencyMs" FROM "Completion" WHERE model = ${model}
          ORDER BY "createdAt" DESC LIMIT ${LATEST}::int) latest`
      if (found === undefined || found.n === 0) return null
      const { n, mean, deviation, latency } = found
      return { outputTokens: mean, deviation, answers: n, latencyMs: latency }
    },
  }
}
