// Starts a run of the web or of the command line with a data folder: checks all that can be known, stores the plan, returns.
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Normaliser } from '@/lib/core/matching/normalise'
import { connectionKindSchema } from '@/lib/core/run/connection'
import { DEFAULT_MAX_TOKENS, modelParametersSchema } from '@/lib/core/run/model-parameters'
import type { ModelTable } from '@/lib/core/run/model-table'
import { matchGradeSchema, sampleSpecSchema } from '@/lib/core/run/run'
import { transportSchema } from '@/lib/core/run/transport'
import { MOST_BUDGET } from '@/lib/core/scoring/best-of'
import { requestHash } from '@/lib/engine/request-hash'
import type { AliasStore } from '@/lib/store/aliases'
import type { DatasetStore } from '@/lib/store/datasets'
import type { PoolStore } from '@/lib/store/pools'
import type { PromptStore } from '@/lib/store/prompts'
import type { RunStore } from '@/lib/store/runs'
import type { Roles } from './evaluation'
import { planTrials } from './plan-run'
import { prepareRun } from './prepare-run'
import { scoreBaselines } from './score-baselines'

export const modelChoiceSchema = z.object({
  connection: connectionKindSchema,
  model: z.string().trim().min(1).max(200),
  /** Over the run's maxTokens. */
  parameters: modelParametersSchema.partial().optional(),
})

export const startRunSchema = z.object({
  datasetId: z.string().min(1),
  versionIds: z.array(z.string().min(1)).min(1).max(20),
  models: z.array(modelChoiceSchema).min(1).max(10),
  sample: sampleSpecSchema,
  theta: z.number().min(0).max(1).default(0.8),
  match: matchGradeSchema.default('lexical'),
  concurrency: z.number().int().min(1).max(256).default(8),
  /** null: what is set for each model, else DEFAULT_MAX_TOKENS. */
  maxTokens: modelParametersSchema.shape.maxTokens.nullable().default(null),
  maxCalls: z.number().int().min(1).nullable().default(null),
  budgetUsd: z.number().positive().nullable().default(null),
  repeats: z.number().int().min(1).max(20).default(1),
  reuse: z.boolean().default(true),
  transport: transportSchema.default('live'),
  /**
   * Ends the run once its comparison is decided at this smallest gain that matters; null: never. Two arms only, or the two of a
   * confirmation.
   */
  stopAtGain: z.number().min(0.001).max(0.5).nullable().default(null),
  /**
   * Finds the best of three arms or more within so many calls (planBestOf); null: every arm is asked every row. The winner is
   * confirmed against an arm of the version `against`; null: against the second.
   */
  bestOf: z
    .object({
      budget: z.number().int().min(1).max(MOST_BUDGET),
      against: z.string().min(1).nullable().default(null),
    })
    .nullable()
    .default(null),
})

/** As a form gives it: what is left out takes its default. */
export type StartRunRequest = z.input<typeof startRunSchema>
export type StartRunInput = z.output<typeof startRunSchema>

export interface StartRunPorts {
  aliases: AliasStore
  datasets: DatasetStore
  pools: PoolStore
  prompts: PromptStore
  runs: RunStore
  normaliser: Normaliser
  /** Prices, parameters and limits of models as they stand now. */
  readModels: () => Promise<ModelTable>
}

// The highest cut-off that a report may be asked for: baselines name as many products, and their ranks are stored.
export const BASELINE_PRODUCTS = 20

/**
 * Stores a run with all its trials and returns its id; nothing is asked yet. `given` and what it throws: as prepareRun.
 */
export async function startRun(
  ports: StartRunPorts,
  sceneId: string,
  input: StartRunInput,
  given?: { roles?: Roles; poolId?: string | null },
): Promise<string> {
  const prepared = await prepareRun(ports, sceneId, input, given)
  const { roles, arms, source, scan, sampled, bestOf, poolId, evaluation } = prepared
  const { datasetId, sample, theta, match, concurrency, maxCalls, budgetUsd } = input
  const maxTokens = input.maxTokens ?? DEFAULT_MAX_TOKENS
  const { repeats, reuse, transport, stopAtGain } = input
  const trials = await planTrials(
    source,
    sampled,
    arms.length,
    { repeats, fresh: reuse ? null : randomUUID() },
    (arm, row, mark) => requestHash(evaluation.requestOf(arm, row), mark),
  )
  const caps = { concurrency, maxTokens, maxCalls, budgetUsd, repeats, reuse, transport, stopAtGain }
  const settings = { datasetId, sample, theta, match, ...caps }
  return await ports.runs.create(
    {
      ...settings,
      sceneId,
      poolId,
      roles,
      sampledRows: sampled.length,
      bestOf,
      baselines: await scoreBaselines(scan, sampled, evaluation.matcher, input.theta, BASELINE_PRODUCTS),
      arms: arms.map(({ name, promptVersionId, connection, model, parameters }, arm) => ({
        arm,
        name,
        promptVersionId,
        connection,
        model,
        parameters,
      })),
    },
    trials,
  )
}
