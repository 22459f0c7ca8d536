// The form of a new run as values: what can be chosen, what is chosen, and the input that it makes.
import { firstModels, type ModelChoices, modelsOf } from '@/components/run/model-choices'
import { hasBatches } from '@/lib/core/run/choices'
import type { MatchGrade, SampleSpec } from '@/lib/core/run/run'
import type { Transport } from '@/lib/core/run/transport'
import type { DistinctKind } from '@/lib/core/sampling/duplicates'
import type { Split } from '@/lib/core/sampling/split'
import type { StartRunRequest } from '@/lib/usecases/start-run'
import type { VersionProblem } from './version-problems'

export interface DatasetChoice {
  id: string
  name: string
  rowCount: number
  /** Its rows were made up. */
  synthetic: boolean
  /** Rows with a label, as far as the column's coverage tells; null without a label column. */
  labelled: number | null
  hasTime: boolean
  hasUser: boolean
  /** Columns that a sample can be stratified by. */
  strata: { name: string; distinct: number }[]
  /** By id of the version. */
  problems: Record<string, VersionProblem[]>
}

/** Numbers are kept as typed. */
export interface Choices extends ModelChoices {
  datasetId: string
  versionIds: string[]
  /** What was chosen; see transportOf. */
  transport: Transport
  all: boolean
  size: string
  strategy: SampleSpec['strategy']
  stratum: string
  minimum: string
  days: string
  split: Split | 'all'
  distinct: DistinctKind | 'all'
  seed: string
  theta: string
  match: MatchGrade
  concurrency: string
  maxTokens: string
  maxCalls: string
  budget: string
  repeats: string
  /** Whether kept answers may stand for calls. */
  reuse: boolean
  /** Percentage points; empty: the run goes through all its rows. */
  stopAtGain: string
  /** Whether the best is to be found within a budget of calls; see searchOf. */
  bestOf: boolean
  bestOfBudget: string
  /** Id of a version, or '' for the second. */
  against: string
}

export const DEFAULT_ROWS = 500
export const DEFAULT_THETA = 0.8

export function firstChoices(
  datasets: readonly DatasetChoice[],
  wanted: { versionIds: string[]; seed: number; rows: number; theta: number },
): Choices {
  const dataset = datasets[0]
  return {
    datasetId: dataset?.id ?? '',
    versionIds: wanted.versionIds,
    ...firstModels,
    transport: 'live',
    all: false,
    size: String(Math.max(1, Math.min(wanted.rows, dataset?.labelled ?? wanted.rows))),
    strategy: 'uniform',
    stratum: dataset?.strata[0]?.name ?? '',
    minimum: '3',
    days: '7',
    split: 'all',
    distinct: 'all',
    seed: String(wanted.seed),
    theta: String(wanted.theta),
    match: 'lexical',
    concurrency: '8',
    maxTokens: '',
    maxCalls: '',
    budget: '',
    repeats: '1',
    reuse: true,
    stopAtGain: '',
    bestOf: false,
    bestOfBudget: '2000',
    against: '',
  }
}

/** Whether every chosen model has a batch interface. */
export const canBatch = (choices: ModelChoices): boolean => {
  const models = modelsOf(choices)
  return models.length > 0 && models.every(({ connection }) => hasBatches(connection))
}

/** How the run will be asked: through batches only where every chosen model can be. */
export const transportOf = (choices: ModelChoices & Pick<Choices, 'transport'>): Transport =>
  canBatch(choices) ? choices.transport : 'live'

export const armsOf = (choices: Pick<Choices, 'versionIds'> & ModelChoices): number =>
  choices.versionIds.length * modelsOf(choices).length

/** From so many versions × models on, the best can be looked for. */
export const FEWEST_SEARCHED = 3

/** The search for the best that is chosen, as the run takes it; null where all are asked every row. */
export const searchOf = (choices: Choices): StartRunRequest['bestOf'] => {
  const { bestOf, bestOfBudget, against, versionIds } = choices
  return bestOf && armsOf(choices) >= FEWEST_SEARCHED
    ? { budget: Number(bestOfBudget), against: versionIds.includes(against) ? against : null }
    : null
}

/** Rows that the sample will take. */
export function rowsOf(
  { all, size }: Pick<Choices, 'all' | 'size'>,
  dataset: Pick<DatasetChoice, 'labelled'> | undefined,
): number {
  const there = dataset?.labelled ?? 0
  return all ? there : Math.min(there, Math.max(0, Math.floor(Number(size)) || 0))
}

const optional = (text: string): number | null => (text.trim() === '' ? null : Number(text))

export function startInputOf(choices: Choices): StartRunRequest {
  const {
    datasetId,
    versionIds,
    all,
    size,
    strategy,
    stratum,
    minimum,
    days,
    split,
    distinct,
    seed,
    theta,
    match,
    concurrency,
    maxTokens,
    maxCalls,
    budget,
    repeats,
    reuse,
    stopAtGain,
  } = choices
  const transport = transportOf(choices)
  const bestOf = searchOf(choices)
  const sample: SampleSpec = {
    strategy,
    size: all ? null : Number(size),
    seed: Number(seed),
    ...(strategy === 'stratified' ? { stratum } : {}),
    ...(strategy === 'labels' ? { minimum: Number(minimum) } : {}),
    ...(strategy === 'days' ? { days: Number(days) } : {}),
    ...(split === 'all' ? {} : { split }),
    ...(distinct === 'all' ? {} : { distinct }),
  }
  return {
    datasetId,
    versionIds,
    models: modelsOf(choices),
    sample,
    theta: Number(theta),
    match,
    concurrency: Number(concurrency),
    maxTokens: optional(maxTokens),
    maxCalls: optional(maxCalls),
    budgetUsd: optional(budget),
    repeats: Number(repeats),
    reuse,
    transport,
    stopAtGain: stopAtGain.trim() === '' || transport === 'batch' ? null : Number(stopAtGain) / 100,
    bestOf,
  }
}
