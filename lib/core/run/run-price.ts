// What a run will take before it is started: tokens, money and time, each as far as it can be known.
import type { CostUsd, ModelSetting } from './model-table'

/** A figure with what it is thought to lie between. */
export interface Estimate {
  low: number
  mid: number
  high: number
}

/** What is known of one version × model before its calls are made. */
export interface ArmWork {
  connection: string
  model: string
  /** Calls to be made, ≥ 0. */
  calls: number
  /** Tokens of all their prompts by estimateTokens. */
  roughInput: number
  /** Some of the prompts, as the vendor counted them beside the rough figure; empty where nobody counted. */
  counted: readonly { rough: number; tokens: number }[]
  /** Earlier answers of the model; null where there are too few. */
  earlier: { outputTokens: number; deviation: number; answers: number; latencyMs: number | null } | null
  maxTokens: number
}

export interface ArmPrice {
  calls: number
  inputTokens: Estimate
  outputTokens: Estimate
  /** US dollars; null where the model's price is unknown. */
  costUsd: Estimate | null
}

/** Real counts differ from estimateTokens by about so much either way. */
const ROUGH_SHARE = 0.25
/** Five products with a reason each, where no answer of the model is known. */
const ASSUMED_OUTPUT: Estimate = { low: 50, mid: 300, high: Number.POSITIVE_INFINITY }
/** Standard errors either way: about 95 %. */
const WIDTH = 2

const around = (mid: number, by: number): Estimate => ({ low: Math.max(0, mid - by), mid, high: mid + by })
const times = ({ low, mid, high }: Estimate, factor: number): Estimate => ({
  low: low * factor,
  mid: mid * factor,
  high: high * factor,
})
export const addEstimates = (x: Estimate, y: Estimate): Estimate => ({
  low: x.low + y.low,
  mid: x.mid + y.mid,
  high: x.high + y.high,
})
const whole = ({ low, mid, high }: Estimate): Estimate => ({
  low: Math.round(low),
  mid: Math.round(mid),
  high: Math.round(high),
})
export const nothing: Estimate = { low: 0, mid: 0, high: 0 }

/**
 * The ratio estimator: all rough figures, scaled by what the counted prompts came to beside theirs, with its standard error.
 * Source: Cochran, Sampling Techniques, 3rd ed. 1977, §6.3–6.4.
 */
function inputTokens({ roughInput, counted }: ArmWork): Estimate {
  const rough = counted.reduce((sum, each) => sum + each.rough, 0)
  if (rough === 0) return around(roughInput, ROUGH_SHARE * roughInput)
  const ratio = counted.reduce((sum, each) => sum + each.tokens, 0) / rough
  const n = counted.length
  // One prompt tells nothing of the spread.
  if (n < 2) return around(ratio * roughInput, ROUGH_SHARE * ratio * roughInput)
  const squares = counted.reduce((sum, each) => sum + (each.tokens - ratio * each.rough) ** 2, 0)
  const error = Math.sqrt(squares / (n * (n - 1))) / (rough / n)
  return around(ratio * roughInput, WIDTH * error * roughInput)
}

function outputTokens({ calls, earlier, maxTokens }: ArmWork): Estimate {
  const each =
    earlier === null
      ? ASSUMED_OUTPUT
      : around(earlier.outputTokens, (WIDTH * earlier.deviation) / Math.sqrt(earlier.answers))
  const capped = (tokens: number) => Math.min(maxTokens, tokens)
  return times({ low: capped(each.low), mid: capped(each.mid), high: capped(each.high) }, calls)
}

/** Tokens and price of one version × model. `costUsd` is as it is billed for the run's transport. */
export function priceArm(work: ArmWork, costUsd: CostUsd): ArmPrice {
  const { calls, connection, model } = work
  const input = inputTokens(work)
  const output = outputTokens(work)
  // At the mean call, since prices have tiers by the length of a prompt.
  const priceAt = (side: keyof Estimate): number | null => {
    if (calls === 0) return 0
    const one = costUsd(connection, model, { inputTokens: input[side] / calls, outputTokens: output[side] / calls })
    return one === null ? null : one * calls
  }
  const [low, mid, high] = [priceAt('low'), priceAt('mid'), priceAt('high')]
  return {
    calls,
    inputTokens: whole(input),
    outputTokens: whole(output),
    costUsd: low === null || mid === null || high === null ? null : { low, mid, high },
  }
}

/** What one arm of a search for the best would take, were it to reach the end: its price, and the part of it in each stage. */
export interface StagedPrice {
  price: ArmPrice
  /** Calls in each stage. */
  calls: readonly number[]
}

/**
 * The price of a search in which only `arms[s]` of all take part in stage s, and nobody knows which: at least if the cheapest
 * do, at most if the dearest do, and in the middle the mean. `calls` is the most that it can come to.
 */
export function priceStages(staged: readonly StagedPrice[], arms: readonly number[]): ArmPrice {
  const partOf = ({ price, calls }: StagedPrice, stage: number) =>
    price.calls === 0 ? 0 : (calls[stage] ?? 0) / price.calls
  const most = (values: readonly number[], take: number) =>
    [...values]
      .sort((x, y) => y - x)
      .slice(0, take)
      .reduce((sum, value) => sum + value, 0)
  const sumOf = (figureOf: (one: StagedPrice) => Estimate): Estimate =>
    arms.reduce<Estimate>((sum, take, stage) => {
      const side = (key: keyof Estimate) => staged.map((one) => figureOf(one)[key] * partOf(one, stage))
      return addEstimates(sum, {
        low: -most(
          side('low').map((value) => -value),
          take,
        ),
        mid: (take / Math.max(1, staged.length)) * side('mid').reduce((total, value) => total + value, 0),
        high: most(side('high'), take),
      })
    }, nothing)
  return {
    calls: arms.reduce(
      (sum, take, stage) =>
        sum +
        most(
          staged.map(({ calls }) => calls[stage] ?? 0),
          take,
        ),
      0,
    ),
    inputTokens: whole(sumOf(({ price }) => price.inputTokens)),
    outputTokens: whole(sumOf(({ price }) => price.outputTokens)),
    costUsd: staged.some(({ price }) => price.costUsd === null) ? null : sumOf(({ price }) => price.costUsd ?? nothing),
  }
}

type Limits = Pick<ModelSetting, 'requestsPerMinute' | 'maxConcurrency'>

/**
 * Seconds that the calls take with `concurrency` at once and the limits of each model, at the pace of earlier answers; null
 * where a model's is unknown. What starts slowly or is asked again comes on top.
 */
export function secondsOf(
  works: readonly ArmWork[],
  concurrency: number,
  limitsOf: (connection: string, model: string) => Limits,
): number | null {
  let all = 0
  const models = new Map<string, { seconds: number; calls: number; limits: Limits }>()
  for (const { connection, model, calls, earlier } of works) {
    if (calls === 0) continue
    const latencyMs = earlier?.latencyMs ?? null
    if (latencyMs === null) return null
    const seconds = (calls * latencyMs) / 1000
    all += seconds
    const key = JSON.stringify([connection, model])
    const known = models.get(key) ?? { seconds: 0, calls: 0, limits: limitsOf(connection, model) }
    models.set(key, { ...known, seconds: known.seconds + seconds, calls: known.calls + calls })
  }
  const bounds = [...models.values()].map(({ seconds, calls, limits: { requestsPerMinute, maxConcurrency } }) =>
    Math.max(
      maxConcurrency === null ? 0 : seconds / maxConcurrency,
      requestsPerMinute === null ? 0 : (60 * calls) / requestsPerMinute,
    ),
  )
  return Math.max(all / concurrency, ...bounds)
}

/** Which cap ends a run before its calls are made, and after about how many; null where none does. */
export function stopOf(
  calls: number,
  costUsd: Estimate | null,
  { maxCalls, budgetUsd }: { maxCalls: number | null; budgetUsd: number | null },
): { by: 'calls' | 'budget'; calls: number } | null {
  const atCap = maxCalls ?? Number.POSITIVE_INFINITY
  const dear = budgetUsd !== null && costUsd !== null && costUsd.mid > budgetUsd
  const atBudget = dear ? Math.floor((calls * budgetUsd) / costUsd.mid) : Number.POSITIVE_INFINITY
  if (Math.min(atCap, atBudget) >= calls) return null
  return atBudget < atCap ? { by: 'budget', calls: atBudget } : { by: 'calls', calls: atCap }
}
