// What a run would take: its trials are planned as if it were started, and nothing is stored or asked.
import { randomUUID } from 'node:crypto'
import { setMaxListeners } from 'node:events'
import type { z } from 'zod'
import { estimateTokens } from '@/lib/core/prompt/estimate-tokens'
import type { ModelTable } from '@/lib/core/run/model-table'
import {
  type ArmPrice,
  type ArmWork,
  addEstimates,
  type Estimate,
  nothing,
  priceArm,
  priceStages,
  secondsOf,
  stopOf,
} from '@/lib/core/run/run-price'
import { billed, type Transport } from '@/lib/core/run/transport'
import type { MakeUpColumn } from '@/lib/core/sampling/make-up'
import { type BestOfPlan, stageRows, uniformCalls } from '@/lib/core/scoring/best-of'
import type { ModelClient, ModelRequest } from '@/lib/engine/ports'
import { requestHash } from '@/lib/engine/request-hash'
import { AppError, type ErrorValue, errorValue } from '@/lib/errors'
import type { AnswerStore } from '@/lib/store/answers'
import type { Evaluation, EvaluationArm } from './evaluation'
import { type PlannedTrial, planTrials } from './plan-run'
import { prepareRun } from './prepare-run'
import type { RowSource } from './row-source'
import { sampleMakeUp } from './sample-make-up'
import type { StartRunPorts, startRunSchema } from './start-run'

export type KeptAnswers = Pick<AnswerStore, 'findKept' | 'lengthsOf'>

/** What can be looked up about calls that aren't made yet. */
export interface PriceLook {
  answers: KeptAnswers
  /** Throws AppError where a connection can't be used: its prompts are estimated then. */
  clientOf(connection: string): Promise<Pick<ModelClient, 'countTokens'>>
}

export interface PlannedCalls {
  source: RowSource
  sampled: readonly number[]
  duplicates: number
  arms: readonly EvaluationArm[]
  requestOf: Evaluation['requestOf']
  table: Pick<ModelTable, 'costUsd' | 'limitsOf'>
  repeats: number
  reuse: boolean
  transport: Transport
  concurrency: number
  maxCalls: number | null
  budgetUsd: number | null
  /** A search for the best; null: every arm is asked every row. */
  bestOf: BestOfPlan | null
}

export interface RunPrice {
  rows: number
  /** Rows left out since their input repeats another's. */
  duplicates: number
  trials: number
  /** To be made: trials but those that share a call of the run, or have an answer that is kept. */
  calls: number
  shared: number
  kept: number
  inputTokens: Estimate
  outputTokens: Estimate
  /** US dollars; null where a model's price is unknown. */
  costUsd: Estimate | null
  /** Models without a known price that would be called. */
  unpriced: string[]
  /** Null where it is unknown, and of a batch, which ends when the vendor gets to it. */
  seconds: number | null
  transport: Transport
  /** Whether a vendor counted prompts, or all figures of the input are estimates; why a count failed. */
  counted: boolean
  countFailure: ErrorValue | null
  /** Whether answers of each model are known, or their length is an assumption. */
  assumedOutput: boolean
  stop: { by: 'calls' | 'budget'; calls: number } | null
  /** Of a search for the best, whose figures are what it takes at most; null for other runs. */
  bestOf: (BestOfPlan & { uniformCalls: number }) | null
  arms: ({ version: string; connection: string; model: string } & ArmPrice)[]
}

export interface PricedSample extends RunPrice {
  makeUp: MakeUpColumn[]
}

const COUNTED_PROMPTS = 20
const COUNT_TIMEOUT_MS = 10_000
/** Fewer earlier answers say too little of how long the next ones will be. */
const FEWEST_ANSWERS = 5

/** Of a choice that could be started. Throws as startRun does, and the signal's reason. */
export async function priceRun(
  ports: Omit<StartRunPorts, 'runs'> & PriceLook,
  sceneId: string,
  input: z.output<typeof startRunSchema>,
  signal: AbortSignal,
): Promise<PricedSample> {
  const { evaluation, dataset, ...prepared } = await prepareRun(ports, sceneId, input)
  const price = await priceCalls({ ...input, ...prepared, requestOf: evaluation.requestOf }, ports, signal)
  return { ...price, makeUp: await sampleMakeUp(prepared.source, dataset.columns, prepared.sampled) }
}

/** The same for calls that are planned already. Throws the signal's reason. */
export async function priceCalls(plan: PlannedCalls, look: PriceLook, signal: AbortSignal): Promise<RunPrice> {
  const { source, sampled, arms, requestOf, table, repeats, reuse, transport, concurrency } = plan
  const perArm = Math.max(1, Math.floor(COUNTED_PROMPTS / arms.length))
  const every = Math.max(1, Math.floor((sampled.length * repeats) / perArm))
  const samples = arms.map((): ModelRequest[] => [])
  const rough = new Map<string, number>()
  const draws = { repeats, fresh: reuse ? null : randomUUID() }
  let place = 0
  const trials = await planTrials(source, sampled, arms.length, draws, (arm, row, mark) => {
    signal.throwIfAborted()
    const request = requestOf(arm, row)
    const hash = requestHash(request, mark)
    rough.set(hash, estimateTokens(request.text))
    if (arm === 0) place++
    const kept = samples[arm]
    if (kept !== undefined && kept.length < perArm && (place - 1) % every === 0) kept.push(request)
    return hash
  })
  const leads = trials.filter(({ leads }) => leads)
  const keptHashes = reuse ? await look.answers.findKept(leads.map(({ requestHash: hash }) => hash)) : new Set<string>()
  // Which arms go on in a search isn't known, so each is reckoned without what another would ask for it.
  const asked = (plan.bestOf === null ? leads : leadsOfArms(trials)).filter(
    ({ requestHash: hash }) => !keptHashes.has(hash),
  )
  const countFailures: ErrorValue[] = []
  const works = await Promise.all(
    arms.map(async (arm, at): Promise<ArmWork> => {
      const calls = asked.filter((trial) => trial.arm === at)
      return {
        connection: arm.connection,
        model: arm.model,
        calls: calls.length,
        // The embedded model reads no tokens, and writes none.
        roughInput: arm.connection === 'embedded' ? 0 : sumOf(calls, rough),
        counted: calls.length === 0 ? [] : await count(samples[at] ?? [], look, signal, countFailures),
        earlier: await earlierOf(look.answers, arm.model),
        maxTokens: arm.connection === 'embedded' ? 0 : arm.parameters.maxTokens,
      }
    }),
  )
  const costUsd = billed(table.costUsd, transport)
  const prices = works.map((work, at) => ({
    version: arms[at]?.name ?? '',
    connection: work.connection,
    model: work.model,
    ...priceArm(work, costUsd),
  }))
  const search = plan.bestOf && priceSearch(plan.bestOf, prices, asked)
  const cost = search
    ? search.costUsd
    : prices.reduce<Estimate | null>(
        (sum, price) => (sum === null || price.costUsd === null ? null : addEstimates(sum, price.costUsd)),
        nothing,
      )
  const total = (key: 'inputTokens' | 'outputTokens') =>
    search?.[key] ?? prices.reduce((sum, price) => addEstimates(sum, price[key]), nothing)
  const calls = search?.calls ?? asked.length
  const ofSearch = calls / Math.max(1, asked.length)
  const called = works.filter(({ calls, connection }) => calls > 0 && connection !== 'embedded')
  return {
    rows: sampled.length,
    duplicates: plan.duplicates,
    trials: trials.length,
    calls,
    shared: search ? 0 : trials.length - leads.length,
    kept: search ? 0 : leads.length - asked.length,
    inputTokens: total('inputTokens'),
    outputTokens: total('outputTokens'),
    costUsd: cost,
    unpriced: [...new Set(prices.filter((price) => price.costUsd === null).map(({ model }) => model))],
    transport,
    seconds:
      transport === 'batch'
        ? null
        : secondsOf(
            works.map((work) => ({ ...work, calls: work.calls * ofSearch })),
            concurrency,
            table.limitsOf,
          ),
    counted: called.length > 0 && called.every(({ counted }) => counted.length > 0),
    countFailure: countFailures[0] ?? null,
    assumedOutput: called.some(({ earlier }) => earlier === null),
    stop: stopOf(calls, cost, plan),
    bestOf: plan.bestOf && { ...pickPlan(plan.bestOf), uniformCalls: uniformCalls(plan.bestOf) },
    arms: prices,
  }
}

const pickPlan = ({ rounds, confirmRows }: BestOfPlan): BestOfPlan => ({ rounds, confirmRows })

/** The first trial of each arm and request. */
function leadsOfArms(trials: readonly PlannedTrial[]): PlannedTrial[] {
  const known = new Set<string>()
  return trials.filter(({ arm, requestHash: hash }) => {
    const key = `${arm} ${hash}`
    return !known.has(key) && known.add(key)
  })
}

/** Of the calls that each arm would make in each stage. */
function priceSearch(plan: BestOfPlan, prices: readonly ArmPrice[], asked: readonly PlannedTrial[]): ArmPrice {
  const stages = [...plan.rounds.map(({ arms }) => arms), 2]
  const calls = prices.map(() => stages.map(() => 0))
  for (const { arm, position } of asked) {
    const stage = stages.findIndex((_, at) => position < stageRows(plan, at).to)
    const ofArm = calls[arm]
    if (ofArm !== undefined) ofArm[stage] = (ofArm[stage] ?? 0) + 1
  }
  return priceStages(
    prices.map((price, arm) => ({ price, calls: calls[arm] ?? [] })),
    stages,
  )
}

const sumOf = (trials: readonly PlannedTrial[], rough: ReadonlyMap<string, number>): number =>
  trials.reduce((sum, { requestHash: hash }) => sum + (rough.get(hash) ?? 0), 0)

async function earlierOf(answers: KeptAnswers, model: string): Promise<ArmWork['earlier']> {
  const lengths = await answers.lengthsOf(model)
  return lengths === null || lengths.answers < FEWEST_ANSWERS ? null : lengths
}

/** The vendor's count of each prompt beside ours; empty where it counts none, or can't be asked now. */
async function count(
  requests: readonly ModelRequest[],
  { clientOf }: PriceLook,
  signal: AbortSignal,
  failures: ErrorValue[],
): Promise<ArmWork['counted']> {
  const connection = requests[0]?.connection
  if (connection === undefined || connection === 'embedded') return []
  const limit = AbortSignal.any([signal, AbortSignal.timeout(COUNT_TIMEOUT_MS)])
  // All its prompts listen to it at once.
  setMaxListeners(0, limit)
  try {
    const client = await clientOf(connection)
    const { countTokens } = client
    if (countTokens === undefined) return []
    return await Promise.all(
      requests.map(async (request) => ({
        rough: estimateTokens(request.text),
        tokens: await countTokens(request, limit),
      })),
    )
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof AppError) failures.push(errorValue(error))
    else if (!limit.aborted) throw error
    return []
  }
}
