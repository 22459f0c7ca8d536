// The report of a run: what scripts read as report.json and what the result page shows.
import { z } from 'zod'
import { matchGrades } from '../run/choices'
import type { ScoredTrial } from '../run/run'
import type { BestOfReport } from './best-of'
import { compareArms } from './compare-arms'
import type { JudgingReport } from './judge-grey'
import { type HitRow, summariseArm, summariseHits } from './metrics'

const count = z.number().int().min(0)
const share = z.number().min(0).max(1)
const interval = z.tuple([z.number(), z.number()])
const shareAt = z.record(z.string(), share)
const intervalAt = z.record(z.string(), interval)

const reportRunSchema = z.object({
  id: z.string(),
  /** `running` stands only in a report that is shown while the run goes on. */
  status: z.enum(['running', 'completed', 'stopped', 'failed']),
  seed: z.number().int(),
  sampledRows: count,
  datasetRows: count,
  /** ISO 8601 in UTC. */
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  theta: share,
  /** judge: within a grey zone by what people and a model said, which `judging` tells of. */
  match: z.enum([...matchGrades, 'judge']),
})

const reportVersionSchema = z.object({
  name: z.string(),
  model: z.string(),
  trials: count,
  outcomes: z.object({ scored: count, unparseable: count, refused: count, failed: count }),
  hitAt: shareAt,
  hitAtInterval: intervalAt,
  mrr: share,
  ndcgAt: shareAt,
  conditionalHitAt: z.record(z.string(), share.nullable()),
  answerCoverage: share,
  catalogueCoverage: share.nullable(),
  calls: count,
  reusedAnswers: count,
  tokens: z.object({ input: count, output: count }),
  /** US dollars; null when the price is unknown. */
  costUsd: z.number().min(0).nullable(),
})

const reportComparisonSchema = z.object({
  a: z.string(),
  b: z.string(),
  /** Places of the two in `versions`, since one name may be run with several models. */
  versions: z.tuple([count, count]),
  metric: z.string(),
  wins: count,
  losses: count,
  both: count,
  neither: count,
  rows: count,
  difference: z.number().min(-1).max(1),
  interval,
  anytimeInterval: interval,
  mcnemarP: share,
  verdict: z.enum(['b_better', 'a_better', 'no_difference', 'undecided']),
  decidedAtRow: count.nullable(),
  rowsNeeded: count.nullable(),
})

/** A search for the best: which versions (places in `versions`) were asked how much, and who was confirmed against whom. */
const reportBestOfSchema = z.object({
  budget: count,
  calls: count,
  uniformCalls: count,
  rounds: z.array(z.object({ arms: count, rows: count })),
  confirmRows: count,
  stage: count,
  winner: count.nullable(),
  opponent: count.nullable(),
  search: z.array(z.object({ arm: count, rows: count, hits: count, round: count, out: z.boolean() })),
})

/** Of the grade `judge`: the zone of f, the pairs on which hits hang by who decided them, and what became of hits at the cut-off. */
const reportJudgingSchema = z.object({
  connection: z.string(),
  model: z.string(),
  low: share,
  high: share,
  pairs: count,
  byPeople: count,
  byJudge: count,
  unsure: count,
  open: count,
  versions: z.array(z.object({ gained: count, lost: count })),
})

const reportBaselineSchema = z.object({ name: z.string(), hitAt: shareAt, hitAtInterval: intervalAt })

export const reportSchema = z.object({
  run: reportRunSchema,
  versions: z.array(reportVersionSchema),
  comparisons: z.array(reportComparisonSchema),
  baselines: z.array(reportBaselineSchema),
  /** Only of a search for the best: the figures of its versions are then of the confirmation's rows alone. */
  bestOf: reportBestOfSchema.optional(),
  judging: reportJudgingSchema.optional(),
})
export type Report = z.infer<typeof reportSchema>

/** One version × model of the run, with the trials that it has finished. */
export interface ReportArm extends Pick<Report['versions'][number], 'name' | 'model' | 'calls' | 'reusedAnswers'> {
  trials: readonly ScoredTrial[]
  tokens: { input: number; output: number }
  costUsd: number | null
}

export interface ReportInput {
  run: Report['run']
  /** In the order of the run; the first is the one that challengers are measured against. */
  arms: readonly ReportArm[]
  /** Baselines with their hit rank on every sampled row. */
  baselines: readonly { name: string; rows: readonly HitRow[] }[]
  /** Cut-offs of the hit rates, and the one of them that is compared. */
  ks: readonly number[]
  k: number
  /** Distinct products of the candidate pool, or null without a pool. */
  poolSize: number | null
  /** The smallest gain in hit rate that matters; 0.02 unless given. */
  delta?: number
  /** Of a search for the best. The one comparison is then that of the winner with its opponent. */
  bestOf?: BestOfReport | undefined
  /** Where the trials were scored with a judge. */
  judging?: JudgingReport | undefined
}

/**
 * The report of plain inputs. Each pair of arms is compared once, the earlier as `a`; the threshold of every verdict counts
 * the challengers of the first arm (methods: M challengers, 2M/α).
 */
export function buildReport(input: ReportInput): Report {
  const { run, arms, baselines, ks, poolSize, bestOf, judging } = input
  const isCompared = (arm: number) => bestOf === undefined || arm === bestOf.winner || arm === bestOf.opponent
  return {
    run,
    versions: arms.map(({ name, model, trials, calls, reusedAnswers, tokens, costUsd }) => ({
      name,
      model,
      ...summariseArm(trials, { ks, poolSize }),
      calls,
      reusedAnswers,
      tokens,
      costUsd,
    })),
    comparisons: arms.flatMap((a, first) =>
      arms.slice(first + 1).flatMap((b, later) => {
        const second = first + 1 + later
        return isCompared(first) && isCompared(second) ? [comparison(input, a, b, [first, second])] : []
      }),
    ),
    baselines: baselines.map(({ name, rows }) => ({ name, ...summariseHits(rows, ks) })),
    ...(bestOf === undefined ? {} : { bestOf }),
    ...(judging === undefined ? {} : { judging }),
  }
}

function comparison(
  { arms, k, delta, bestOf }: ReportInput,
  a: ReportArm,
  b: ReportArm,
  versions: [number, number],
): Report['comparisons'][number] {
  const challengers = bestOf === undefined ? arms.length - 1 : 1
  const options = delta === undefined ? { k, challengers } : { k, challengers, delta }
  return { a: a.name, b: b.name, versions, metric: `hitAt${k}`, ...compareArms(a.trials, b.trials, options) }
}
