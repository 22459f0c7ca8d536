// A judge model looks at pairs whose f lies in the grey zone, each in both orders. Its answers are kept: asked again, they cost
// nothing.
import { z } from 'zod'
import type { NamePair } from '@/lib/core/matching/draw-pairs'
import { combineRelations, pairOrders, pairRequest, readRelation } from '@/lib/core/matching/judge-pair'
import type { JudgedLabel } from '@/lib/core/matching/pair-label'
import { estimateTokens } from '@/lib/core/prompt/estimate-tokens'
import { vendorSchema } from '@/lib/core/run/connection'
import type { ModelTable } from '@/lib/core/run/model-table'
import { type Estimate, priceArm } from '@/lib/core/run/run-price'
import type { CallResult } from '@/lib/engine/call-with-retry'
import type { ModelAnswer, ModelRequest } from '@/lib/engine/ports'
import { requestHash } from '@/lib/engine/request-hash'
import { AppError } from '@/lib/errors'
import type { AnswerStore } from '@/lib/store/answers'
import type { PairVerdictStore } from '@/lib/store/pair-verdicts'
import { modelChoiceSchema } from './start-run'

const degree = z.number().min(0).max(1)

export const judgePairsSchema = z
  .object({
    /** The embedded model can't judge. */
    connection: vendorSchema,
    model: modelChoiceSchema.shape.model,
    /** The grey zone: pairs with low ≤ f ≤ high. */
    low: degree,
    high: degree,
    budgetUsd: z.number().positive().nullable().default(null),
    /** null: until all are judged. */
    maxCalls: z.number().int().min(1).nullable().default(null),
  })
  .refine(({ low, high }) => low <= high, { path: ['high'] })
export type JudgePairsInput = z.output<typeof judgePairsSchema>

export interface JudgePairsPorts {
  answers: Pick<AnswerStore, 'findKept' | 'lengthsOf' | 'keep'>
  findAnswers: (hashes: readonly string[]) => Promise<Map<string, ModelAnswer>>
  pairVerdicts: Pick<PairVerdictStore, 'save'>
  readModels: () => Promise<ModelTable>
  /** Asks with retries. Rejects with what would fail every further call alike, and the signal's reason. */
  ask: (request: ModelRequest, signal: AbortSignal) => Promise<CallResult>
}

export interface PairsPrice {
  pairs: number
  /** To be made, and those whose answers are kept. */
  calls: number
  kept: number
  /** null: the model's price isn't known. */
  costUsd: Estimate | null
}

const PAIRS_AT_ONCE = 4
const MAX_TOKENS = 400

/** Answers of judges are kept under a name of their own: they are shorter than what the model says in a run. */
const keptModel = (model: string): string => `${model} (names)`

/** A name beside a product, and f of the two. */
export type JudgeablePair = Pick<NamePair, 'name' | 'product' | 'degree'>

interface PairCall {
  request: ModelRequest
  hash: string
}

const inZone = <Pair extends JudgeablePair>({ low, high }: JudgePairsInput, pairs: readonly Pair[]): Pair[] =>
  pairs.filter((pair) => pair.degree >= low && pair.degree <= high)

const callsOf = ({ connection, model }: JudgePairsInput, pair: JudgeablePair): PairCall[] =>
  pairOrders.map((order) => {
    const language = /\p{Script=Han}/u.test(pair.product) ? 'zh' : 'en'
    const request = {
      connection,
      model,
      parameters: { maxTokens: MAX_TOKENS },
      text: pairRequest(pair, order, language),
    }
    return { request, hash: requestHash(request) }
  })

/** What judging the zone's pairs takes, before a call is made. */
export async function pricePairs(
  { answers, readModels }: Pick<JudgePairsPorts, 'answers' | 'readModels'>,
  input: JudgePairsInput,
  pairs: readonly JudgeablePair[],
): Promise<PairsPrice> {
  const { connection, model } = input
  const zone = inZone(input, pairs)
  const calls = zone.flatMap((pair) => callsOf(input, pair))
  const [kept, earlier, { costUsd }] = await Promise.all([
    answers.findKept(calls.map(({ hash }) => hash)),
    answers.lengthsOf(keptModel(model)),
    readModels(),
  ])
  const open = calls.filter(({ hash }) => !kept.has(hash))
  const roughInput = open.reduce((sum, { request }) => sum + estimateTokens(request.text), 0)
  const work = { connection, model, calls: open.length, roughInput, counted: [], earlier, maxTokens: MAX_TOKENS }
  const price = priceArm(work, costUsd)
  return { pairs: zone.length, calls: open.length, kept: calls.length - open.length, costUsd: price.costUsd }
}

/** Of a judge before there are answers, and so before there are pairs. */
export interface JudgeBound {
  connection: string
  model: string
  low: number
  high: number
  /** Known only once there are answers. */
  pairs: null
  calls: { atMost: number }
  /** Of all those calls, about names as long as the labels; less where there are fewer pairs. null: the model's price isn't known. */
  costUsdAtMost: Estimate | null
}

/** What judging may take at most, whatever the answers will be. `labels` are products that names are going to stand beside. */
export async function boundJudging(
  { answers, readModels }: { answers: Pick<AnswerStore, 'lengthsOf'>; readModels: JudgePairsPorts['readModels'] },
  { maxCalls, ...input }: JudgePairsInput & { maxCalls: number },
  labels: readonly string[],
): Promise<JudgeBound> {
  const { connection, model, low, high } = input
  const pairs = labels.map((product) => ({ name: product, product, degree: low }))
  const tokens = pairs.flatMap((pair) =>
    callsOf({ ...input, maxCalls }, pair).map(({ request }) => estimateTokens(request.text)),
  )
  const mean = tokens.reduce((sum, one) => sum + one, 0) / Math.max(1, tokens.length)
  const [earlier, { costUsd }] = await Promise.all([answers.lengthsOf(keptModel(model)), readModels()])
  const work = { connection, model, calls: maxCalls, roughInput: maxCalls * mean, counted: [], earlier }
  return {
    ...{ connection, model, low, high, pairs: null, calls: { atMost: maxCalls } },
    costUsdAtMost: priceArm({ ...work, maxTokens: MAX_TOKENS }, costUsd).costUsd,
  }
}

/** done: the whole zone. budget: the money would not have been enough for the next pair. calls: nor would the calls. */
export type JudgePairsEnd = 'done' | 'budget' | 'calls'

/**
 * Two calls a pair, but for those whose answers are kept. What was judged is stored and handed over pair by pair. With a budget it
 * stops before the next pair, at the mean price of a call so far, or the dearest expected one, would go beyond it; with a cap on calls likewise. A call that
 * fails for good leaves its pair without a verdict. Throws 'run.noPriceForBudget', 'model.*', and the signal's reason.
 */
export async function judgePairs(
  ports: JudgePairsPorts,
  sceneId: string,
  input: JudgePairsInput,
  pairs: readonly JudgeablePair[],
  {
    signal,
    onVerdict,
  }: { signal: AbortSignal; onVerdict: (pair: JudgeablePair, label: JudgedLabel, usd: number | null) => void },
): Promise<JudgePairsEnd> {
  const { connection, model, budgetUsd, maxCalls } = input
  const [price, { costUsd }] = await Promise.all([pricePairs(ports, input, pairs), ports.readModels()])
  if (budgetUsd !== null && price.calls > 0 && price.costUsd === null)
    throw new AppError('run.noPriceForBudget', { model })
  const expected = price.calls === 0 ? 0 : (price.costUsd?.high ?? 0) / price.calls
  const waiting = inZone(input, pairs)
  let [spent, calls, underWay] = [0, 0, 0]
  /** Calls that were begun, or are about to be. */
  let begun = 0
  let end: JudgePairsEnd = 'done'

  const answerOf = async ({ request, hash }: PairCall, known: ReadonlyMap<string, ModelAnswer>) => {
    const kept = known.get(hash)
    if (kept !== undefined) return { answer: kept, usd: 0 }
    const result = await ports.ask(request, signal)
    if (!('answer' in result)) return null
    const usd = costUsd(connection, model, result.answer)
    calls += 1
    spent += usd ?? 0
    await ports.answers.keep({ requestHash: hash, model: keptModel(model), ...result, costUsd: usd })
    return { answer: result.answer, usd }
  }
  const judge = async (
    pair: JudgeablePair,
    both: PairCall[],
    known: ReadonlyMap<string, ModelAnswer>,
  ): Promise<void> => {
    const answered = await Promise.all(both.map((call) => answerOf(call, known)))
    if (answered.includes(null)) return
    const [straight = null, swapped = null] = answered.map((one) =>
      one === null || one.answer.stop === 'refusal' ? null : readRelation(one.answer.text),
    )
    const label = combineRelations(straight, swapped)
    await ports.pairVerdicts.save(sceneId, { connection, model }, pair, label)
    const costs = answered.map((one) => one?.usd ?? null)
    onVerdict(
      pair,
      label,
      costs.reduce((sum, usd) => (sum === null || usd === null ? null : sum + usd), 0),
    )
  }
  const lane = async (): Promise<void> => {
    for (let pair = waiting.shift(); pair !== undefined; pair = waiting.shift()) {
      signal.throwIfAborted()
      const both = callsOf(input, pair)
      const known = await ports.findAnswers(both.map(({ hash }) => hash))
      const open = both.length - known.size
      const each = calls === 0 ? expected : spent / calls
      if (budgetUsd !== null && open > 0 && spent + (underWay + open) * each > budgetUsd) {
        end = 'budget'
        continue
      }
      if (maxCalls !== null && begun + open > maxCalls) {
        end = 'calls'
        continue
      }
      begun += open
      underWay += open
      try {
        await judge(pair, both, known)
      } catch (error) {
        waiting.length = 0
        throw error
      } finally {
        underWay -= open
      }
    }
  }
  await Promise.all(Array.from({ length: PAIRS_AT_ONCE }, lane))
  return end
}
