// An evaluation of files that keeps its run in memory: the command line without a data folder.

import { randomUUID } from 'node:crypto'
import { learntColumns } from '@/lib/core/baseline/baselines'
import type { TrainingRow } from '@/lib/core/baseline/nearest-rows'
import type { Column, Row } from '@/lib/core/dataset/dataset'
import type { RowsCsvTrial } from '@/lib/core/export/rows-csv'
import type { ProductAlias } from '@/lib/core/matching/alias-matcher'
import { pairKey } from '@/lib/core/matching/draw-pairs'
import type { Normaliser } from '@/lib/core/matching/normalise'
import type { JudgedLabel } from '@/lib/core/matching/pair-label'
import type { ConnectionKind } from '@/lib/core/run/connection'
import { DEFAULT_MAX_TOKENS, type ModelParameters } from '@/lib/core/run/model-parameters'
import type { MatchGrade, SampleSpec, ScoredTrial } from '@/lib/core/run/run'
import type { Transport } from '@/lib/core/run/transport'
import type { Random } from '@/lib/core/sampling/random'
import {
  isHeld,
  nextStage,
  plannedCalls,
  resultFrom,
  type SearchHits,
  searchRows,
  stageRows,
} from '@/lib/core/scoring/best-of'
import { decideRun } from '@/lib/core/scoring/decide-run'
import {
  type GreyPair,
  type GreyRules,
  type JudgedTrials,
  type JudgeReading,
  type JudgingReport,
  judgeTrials,
  reportJudging,
} from '@/lib/core/scoring/judge-grey'
import { isHit } from '@/lib/core/scoring/metrics'
import type { Report } from '@/lib/core/scoring/report'
import { splitLabels } from '@/lib/core/scoring/score-answer'
import { executeRun, type RunEnd } from '@/lib/engine/execute-run'
import { createMemoryLedger, type MemoryTrial } from '@/lib/engine/memory-ledger'
import type { Pace } from '@/lib/engine/pace'
import type { CallRecord, Clock, ModelClient } from '@/lib/engine/ports'
import { requestHash } from '@/lib/engine/request-hash'
import type { ErrorValue } from '@/lib/errors'
import type { ArmFigures } from '@/lib/store/trials'
import {
  createEvaluation,
  type EvaluationArm,
  type EvaluationInput,
  type Roles,
  renderTraining,
  userOf,
} from './evaluation'
import { judgedOf } from './judge-run'
import { searchSample } from './plan-best-of'
import { drawRows, planTrials, scanDataset } from './plan-run'
import { datasetKeyOf } from './prepare-run'
import { memoryRows } from './row-source'
import { reportOf } from './run-report'
import { scoreBaselines } from './score-baselines'
import { BASELINE_PRODUCTS } from './start-run'

/** One evaluation as the command line reads it out of its options and files. */
export interface FilePlan {
  dataset: {
    path: string
    fileName: string
    /** The sheet that was asked for; undefined for the first, and for files without sheets. */
    sheet: string | undefined
    sha256: string
    rowCount: number
    columns: readonly Column[]
    roles: Roles
  }
  /** In the order of the command; `name` is what the report calls it. */
  prompts: readonly { name: string; template: string }[]
  /** The variables box, the same for all prompts. */
  variables: string
  pool: {
    path: string
    fileName: string
    sheet: string | undefined
    productColumn: string
    names: readonly string[]
    aliases: readonly ProductAlias[]
  } | null
  connection: ConnectionKind
  model: string
  sample: SampleSpec
  /** Cut-off of the hit that is compared, up to BASELINE_PRODUCTS. */
  k: number
  theta: number
  match: MatchGrade
  concurrency: number
  maxCalls: number | null
  budgetUsd: number | null
  /** Times that each row is asked. */
  repeats: number
  /** Whether equal requests share an answer, and kept answers stand for calls. */
  reuse: boolean
  transport: Transport
  /** As startRun takes it. */
  stopAtGain: number | null
  /** As startRun takes it; `against` is a place among the prompts. */
  bestOf: { budget: number; against: number | null } | null
}

/** Who decides the grey zone of f once the run is over. */
export interface FileJudge {
  reading: JudgeReading
  /** Verdicts, of some or all of the pairs. */
  ask(pairs: readonly GreyPair[]): Promise<readonly (Pick<GreyPair, 'name' | 'product'> & { label: JudgedLabel })[]>
}

export interface FileEngine {
  normaliser: Normaliser
  costUsd: EvaluationInput['costUsd']
  /** The client of the plan's connection; the embedded one learns from `training`. */
  clientOf(training: (versionKey: string) => Promise<TrainingRow[]>): ModelClient
  /** Holds calls to the connection back; null where nothing does but the plan's concurrency. */
  pace: Pace | null
  clock: Clock
  random: Random
  signal: AbortSignal
  /** null: f alone. */
  judge: FileJudge | null
  /** Told how many trials there are at most, on how many rows, before the first call. */
  onPlan(planned: { trials: number; rows: number }): void
  onFlush(records: readonly CallRecord[]): void
}

export interface FileResult {
  status: RunEnd['status']
  reason: ErrorValue | null
  /** null after an interruption: nothing is kept of it. */
  report: Report | null
  /** Finished trials in the order of the sample. */
  trials: RowsCsvTrial[]
}

/** What the plan asks on `rows` (all rows of its dataset). Throws 'column.*', 'template.*', 'sample.*'. */
export async function prepareFile(
  plan: FilePlan,
  rows: readonly Row[],
  engine: Pick<FileEngine, 'normaliser' | 'costUsd'>,
  parameters: ModelParameters = { maxTokens: DEFAULT_MAX_TOKENS },
) {
  const { dataset, pool, sample } = plan
  const { roles } = dataset
  const source = memoryRows(rows)
  const columns = dataset.columns.map((column) => column.name)
  const stratum = sample.stratum === undefined ? null : columns.indexOf(sample.stratum)
  const learnt = learntColumns(dataset.columns, roles)
  const scan = await scanDataset(source, roles, stratum, columns[roles.label] ?? '', learnt)
  const datasetKey = datasetKeyOf(dataset.sha256, roles)
  const arms = armsOf(plan, parameters)
  const input: EvaluationInput = {
    ...plan,
    source,
    columns,
    roles,
    datasetKey,
    arms,
    poolNames: pool?.names ?? null,
    aliases: pool?.aliases,
    labels: scan.labels,
    normaliser: engine.normaliser,
    costUsd: engine.costUsd,
  }
  const evaluation = createEvaluation(input)
  const drawn = await drawRows(scan, sample, source, evaluation.inputOf)
  const search =
    plan.bestOf === null
      ? { bestOf: null }
      : searchSample(scan, drawn.sampled, sample, arms.length, {
          budget: plan.bestOf.budget,
          against: plan.bestOf.against === null ? [] : [plan.bestOf.against],
        })
  return { input, scan, ...drawn, ...search, evaluation }
}

/** Runs the plan on `rows`. Throws as prepareFile, before the first call. */
export async function evaluateFile(plan: FilePlan, rows: readonly Row[], engine: FileEngine): Promise<FileResult> {
  const { input, scan, sampled, evaluation, bestOf: begun } = await prepareFile(plan, rows, engine)
  const { source, roles, arms, datasetKey } = input
  const labelsAt = (index: number) => splitLabels(rows[index]?.cells[roles.label] ?? '')
  const { pool, theta } = plan
  const planned = await planTrials(
    source,
    sampled,
    arms.length,
    { repeats: plan.repeats, fresh: plan.reuse ? null : 'own' },
    (arm, row, mark) => requestHash(evaluation.requestOf(arm, row), mark),
  )
  const baselines = await scoreBaselines(scan, sampled, evaluation.matcher, theta, BASELINE_PRODUCTS)

  const runId = randomUUID()
  const ledger = createMemoryLedger()
  const all = planned.map((trial) => ({ ...trial, id: `${trial.arm}:${trial.position}` }))
  ledger.plan(runId, begun === null ? all : all.filter((trial) => !isHeld(begun, trial)))
  const total = begun === null ? planned.length : plannedCalls(begun)
  engine.onPlan({ trials: total, rows: planned.length / arms.length })
  let bestOf = begun
  const search = (): SearchHits[] => {
    if (bestOf === null) return []
    const before = searchRows(bestOf)
    const done = ledger.trials(runId).filter(({ position, score }) => position < before && score !== null)
    return arms.map((_, arm) => {
      const own = done.filter((trial) => trial.arm === arm)
      const hits = own.filter(({ score }) => score !== null && isHit(score, plan.k)).length
      return { arm, rows: own.length, hits }
    })
  }
  const openStage = async (): Promise<boolean> => {
    if (bestOf === null) return false
    const hits = search()
    const next = nextStage(bestOf, (arm) => hits[arm]?.hits ?? 0)
    if (next === null) return false
    const { from, to } = stageRows(bestOf, bestOf.stages.length)
    bestOf = { ...bestOf, stages: [...bestOf.stages, next] }
    ledger.extend(
      runId,
      all.filter(({ arm, position }) => next.includes(arm) && position >= from && position < to),
    )
    return true
  }
  const client = engine.clientOf(async (versionKey) => {
    const arm = arms.find((candidate) => `${datasetKey}/${candidate.versionKey}` === versionKey)
    return arm === undefined ? [] : await renderTraining(input, arm)
  })
  const startedAt = new Date(engine.clock.now())
  const { concurrency, maxCalls, budgetUsd, stopAtGain } = plan
  const { pace } = engine
  const scored = () =>
    ledger
      .trials(runId)
      .filter(({ position }) => position >= resultFrom(bestOf))
      .flatMap((trial) => scoredOf(trial, roles, rows, plan.repeats))
  const end = await executeRun({
    runId,
    ledger,
    workload: evaluation,
    clientFor: () => client,
    clock: engine.clock,
    random: engine.random,
    signal: engine.signal,
    limits: { concurrency, maxCalls, budgetUsd },
    paceFor: pace === null ? undefined : () => pace,
    onFlush: engine.onFlush,
    decided:
      stopAtGain === null ? undefined : async () => decideRun(scored(), plan.k, stopAtGain, judgedOf(bestOf)) !== null,
    nextStage: openStage,
  })
  const { status } = end
  if (status === 'interrupted') return { ...end, report: null, trials: [] }

  const trials = ledger.trials(runId)
  const judged =
    engine.judge === null
      ? null
      : await judgeScored(engine.judge, scored(), {
          ...{ theta: plan.theta, degree: evaluation.matcher.degree, arms: arms.length, k: plan.k },
          labelsOf: new Map(trials.map(({ position, rowIndex }) => [position, labelsAt(rowIndex)])),
        })
  const finishedAt = new Date(engine.clock.now())
  const report = reportOf({
    run: {
      ...plan,
      id: runId,
      status,
      reason: end.reason,
      sampledRows: sampled.length,
      datasetRows: rows.length,
      startedAt,
      finishedAt,
      baselines,
      arms,
      bestOf,
    },
    search: search(),
    trials: judged?.trials ?? scored(),
    judging: judged?.judging,
    figures: arms.map((_, arm) => countsOf(trials, arm)),
    poolSize: pool?.names.length ?? null,
    k: plan.k,
  })
  const ranks = new Map(judged?.trials.map(({ arm, position, hitRank }) => [`${arm}:${position}`, hitRank]))
  const lines = trials.flatMap((trial) =>
    lineOf(trial, arms[trial.arm]?.name ?? '', rows[trial.rowIndex]?.cells[roles.label] ?? '').map((line) => ({
      ...line,
      hitRank: ranks.get(trial.id) ?? line.hitRank,
    })),
  )
  return { ...end, report, trials: lines }
}

/** Scores the trials again by what the judge says of the pairs that their hits hang on. */
async function judgeScored(
  { reading, ask }: FileJudge,
  trials: readonly ScoredTrial[],
  {
    labelsOf,
    ...run
  }: Pick<GreyRules, 'theta' | 'degree'> & {
    arms: number
    k: number
    labelsOf: ReadonlyMap<number, readonly string[]>
  },
): Promise<Pick<JudgedTrials, 'trials'> & { judging: JudgingReport }> {
  const { low, high } = reading
  const judge = (saidOf: GreyRules['saidOf']) =>
    judgeTrials(trials, (position) => labelsOf.get(position) ?? [], { ...run, low, high, saidOf }, run)
  const { pairs } = judge(() => null)
  const said = new Map((await ask(pairs)).map((pair) => [pairKey(pair), pair.label]))
  const judged = judge((name, product) => {
    const label = said.get(pairKey({ name, product }))
    return label === undefined ? null : { label, by: 'judge' }
  })
  return { trials: judged.trials, judging: reportJudging(reading, judged) }
}

const armsOf = ({ prompts, variables, connection, model }: FilePlan, parameters: ModelParameters): EvaluationArm[] =>
  prompts.map(({ name, template }, arm) => ({
    name,
    versionKey: String(arm),
    template,
    variables,
    emptyCells: 'omit',
    connection,
    model,
    parameters,
  }))

function scoredOf(
  { arm, position, rowIndex, score }: MemoryTrial,
  roles: Roles,
  rows: readonly Row[],
  repeats: number,
): ScoredTrial[] {
  const row = rows[rowIndex]
  if (score === null || row === undefined) return []
  // Draws of one row are as little independent as rows of one user.
  const user = userOf(roles, row) ?? (repeats > 1 ? `row ${rowIndex}` : null)
  return [{ ...score, arm, position, rowIndex, user }]
}

/** Whether this trial led a call that was made: its tokens and price are counted once, on it. */
const called = ({ id, record }: MemoryTrial): boolean =>
  record !== null && !record.reused && record.trials[0]?.id === id

function countsOf(trials: readonly MemoryTrial[], arm: number): ArmFigures {
  const done = trials.filter((trial) => trial.arm === arm && trial.record !== null)
  const calls = done.filter(called)
  const answers = calls.flatMap(({ record }) => record?.answer ?? [])
  return {
    arm,
    calls: calls.length,
    reused: done.length - calls.length,
    inputTokens: answers.reduce((sum, answer) => sum + answer.inputTokens, 0),
    outputTokens: answers.reduce((sum, answer) => sum + answer.outputTokens, 0),
    costUsd: answers.reduce<number | null>(
      (sum, { costUsd }) => (sum === null || costUsd === null ? null : sum + costUsd),
      0,
    ),
  }
}

function lineOf(trial: MemoryTrial, version: string, label: string): RowsCsvTrial[] {
  const { score, record, rowIndex } = trial
  if (score === null || record === null) return []
  const answer = called(trial) ? record.answer : null
  return [
    {
      ...score,
      rowIndex,
      version,
      label,
      error: record.error,
      inputTokens: answer?.inputTokens ?? null,
      outputTokens: answer?.outputTokens ?? null,
      latencyMs: answer === null ? null : Math.round(answer.latencyMs),
    },
  ]
}
