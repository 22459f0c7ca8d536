// The options of eval, checked: everything that can be known without opening a file.
import { basename, relative } from 'node:path'
import { matchGrades, splits, transports } from '@/lib/core/run/choices'
import { type ConnectionKind, isVendor } from '@/lib/core/run/connection'
import type { MatchGrade, SampleSpec } from '@/lib/core/run/run'
import type { Transport } from '@/lib/core/run/transport'
import { distinctKinds } from '@/lib/core/sampling/duplicates'
import { MOST_BUDGET } from '@/lib/core/scoring/best-of'
import { AppError } from '@/lib/errors'
import type { FilePlan } from '@/lib/usecases/evaluate-file'
import { checkBestOf } from '@/lib/usecases/plan-best-of'
import { checkTransport } from '@/lib/usecases/prepare-run'
import { BASELINE_PRODUCTS } from '@/lib/usecases/start-run'
import { checkDistinct } from './distinct-files'
import { type EvalJudge, readJudge } from './eval-judge'
import { numberIn, oneOf, positiveNumber, shareNumber, wholeNumber } from './option-values'
import type { EvalOptionValues } from './options'
import { type Session, UsageError } from './session'

const DEFAULT_SAMPLE = 200
const PROMPT_LIMIT = 20
const LARGEST = 2 ** 31 - 1

export interface EvalOptions {
  data: string
  label: string
  user: string | undefined
  time: string | undefined
  /** The sheet of a workbook that is read. */
  sheet: string | undefined
  /** `name` is what the report calls the prompt. */
  prompts: { path: string; name: string }[]
  variables: string | null
  pool: { path: string; column: string; sheet: string | undefined } | null
  connection: ConnectionKind
  model: string
  baseUrl: string | null
  /** null: the vendor's usual variable. */
  apiKeyEnv: string | null
  sample: SampleSpec
  k: number
  theta: number
  match: MatchGrade
  /** Who decides the grey zone once the run is over; null: f alone. */
  judge: EvalJudge | null
  concurrency: number
  budgetUsd: number | null
  maxCalls: number | null
  repeats: number
  reuse: boolean
  transport: Transport
  /** The smallest gain that matters, where the run ends once it is decided. */
  stopAtGain: number | null
  /** Calls within which the best prompt is to be found; null: all prompts are asked every row. */
  bestOf: FilePlan['bestOf']
  dataDir: string | null
  resume: string | null
  /** Tells what the run would take, and makes no call. */
  dryRun: boolean
  out: string
  rows: string | null
}

/** Throws UsageError naming the option, and AppError 'model.unknownKind'. */
export function readEvalOptions(values: EvalOptionValues, session: Session): EvalOptions {
  const path = (written: string | undefined) => (written === undefined ? null : session.pathOf(written))
  const prompts = namedPrompts(values.prompt.map(session.pathOf), session.cwd)
  const [data, out] = [session.pathOf(values.data), session.pathOf(values.out)]
  const [variables, pool, rows] = [path(values.variables), path(values.pool), path(values.rows)]
  if ((pool === null) !== (values.poolName === undefined)) {
    const [option, other] = pool === null ? ['--pool-name', '--pool'] : ['--pool', '--pool-name']
    throw new UsageError('needs', { option, other })
  }
  if (values.poolSheet !== undefined && pool === null) {
    throw new UsageError('needs', { option: '--pool-sheet', other: '--pool' })
  }
  if (values.resume !== undefined && values.dataDir === undefined) {
    throw new UsageError('needs', { option: '--resume', other: '--data-dir' })
  }
  for (const [option, value] of [
    ['--data-dir', values.dataDir],
    ['--resume', values.resume],
    ['--base-url', values.baseUrl],
    ['--api-key-env', values.apiKeyEnv],
  ] as const) {
    if (value?.trim() === '') throw new UsageError('empty', { option })
  }
  checkDistinct(
    [
      { option: '--data', path: data },
      { option: '--variables', path: variables },
      { option: '--pool', path: pool },
      ...prompts.map((prompt) => ({ option: '--prompt', path: prompt.path })),
    ],
    [
      { option: '--out', path: out },
      { option: '--rows', path: rows },
    ],
  )
  const { connection, model } = readModel(values.model)
  const theta = shareNumber('--theta', values.theta)
  const judge = readJudge(values, theta)
  const transport = oneOf('--transport', values.transport, transports)
  const repeats = wholeNumber('--repeats', values.repeats, 1, 20)
  const bestOf = readBestOf(values, prompts, session)
  if (bestOf !== null) checkBestOf(prompts.length, { repeats, transport })
  const stopAtGain = readGain(values.stopAtGain, bestOf === null ? prompts.length : 2)
  checkTransport({ transport, models: [{ connection, model }], stopAtGain })
  if (transport === 'batch' && values.dataDir === undefined) {
    throw new UsageError('needs', { option: '--transport batch', other: '--data-dir' })
  }
  return {
    data,
    label: values.label,
    user: values.user,
    time: values.time,
    sheet: values.sheet,
    prompts,
    variables,
    pool: pool === null ? null : { path: pool, column: values.poolName ?? '', sheet: values.poolSheet },
    connection,
    model,
    baseUrl: values.baseUrl ?? null,
    apiKeyEnv: values.apiKeyEnv ?? null,
    sample: readSample(values, bestOf !== null),
    k: wholeNumber('--k', values.k, 1, BASELINE_PRODUCTS),
    theta,
    // The judge decides where f of letters is grey.
    match: judge === null ? readMatch(values.match) : 'lexical',
    judge,
    concurrency: wholeNumber('--concurrency', values.concurrency, 1, 256),
    budgetUsd: values.budgetUsd === undefined ? null : positiveNumber('--budget-usd', values.budgetUsd),
    maxCalls: values.maxCalls === undefined ? null : wholeNumber('--max-calls', values.maxCalls, 1, LARGEST),
    repeats,
    reuse: values.reuse,
    transport,
    stopAtGain,
    bestOf,
    dataDir: path(values.dataDir),
    resume: values.resume ?? null,
    dryRun: values.dryRun === true,
    out,
    rows,
  }
}

/** The winner is confirmed against the prompt of the file that is named, and where it is that one, or none is, the second. */
function readBestOf(
  { bestOf, against }: EvalOptionValues,
  prompts: EvalOptions['prompts'],
  { pathOf }: Session,
): EvalOptions['bestOf'] {
  if (bestOf === undefined) {
    if (against !== undefined) throw new UsageError('needs', { option: '--against', other: '--best-of' })
    return null
  }
  const budget = wholeNumber('--best-of', bestOf, 1, MOST_BUDGET)
  if (against === undefined) return { budget, against: null }
  const place = prompts.findIndex(({ path }) => path === pathOf(against))
  if (place < 0)
    throw new UsageError('againstUnknown', { file: against, prompts: prompts.map(({ name }) => name).join(', ') })
  return { budget, against: place }
}

function readGain(value: string | undefined, prompts: number): number | null {
  if (value === undefined) return null
  if (prompts !== 2) throw new AppError('run.stopNeedsTwo', { arms: prompts })
  return numberIn('--stop-at-gain', value, 0.001, 0.5)
}

/** A prompt is called by its file's base name, or by its path where two share one. */
function namedPrompts(paths: readonly string[], cwd: string): EvalOptions['prompts'] {
  const repeated = paths.find((path, at) => paths.indexOf(path) !== at)
  if (repeated !== undefined) throw new UsageError('promptTwice', { file: basename(repeated) })
  if (paths.length > PROMPT_LIMIT) {
    throw new UsageError('notInteger', { option: '--prompt', value: paths.length, low: 1, high: PROMPT_LIMIT })
  }
  return paths.map((path) => {
    const shared = paths.some((other) => other !== path && basename(other) === basename(path))
    return { path, name: shared ? relative(cwd, path) : basename(path) }
  })
}

function readMatch(value: string): MatchGrade {
  const grade = matchGrades.find((one) => one === value)
  if (grade !== undefined) return grade
  throw new UsageError('notChoice', { option: '--match', value, choices: [...matchGrades, 'judge'].join(' | ') })
}

function readModel(value: string): Pick<EvalOptions, 'connection' | 'model'> {
  if (value === 'embedded') return { connection: 'embedded', model: 'embedded' }
  const [, connection = '', model = ''] = /^(\w+):(\S+)$/.exec(value) ?? []
  if (!isVendor(connection)) throw new AppError('model.unknownKind', { model: value })
  return { connection, model }
}

/** A search takes of all rows as many as its calls suffice for, where no number is given. */
function readSample(values: EvalOptionValues, search: boolean): SampleSpec {
  if (values.sample !== undefined && values.all) {
    throw new UsageError('notTogether', { first: '--sample', second: '--all' })
  }
  const size = values.all
    ? null
    : values.sample === undefined
      ? search
        ? null
        : DEFAULT_SAMPLE
      : wholeNumber('--sample', values.sample, 1, LARGEST)
  const seed = wholeNumber('--seed', values.seed, 0, LARGEST)
  const split = values.split === undefined ? {} : { split: oneOf('--split', values.split, splits) }
  const distinct =
    values.distinct === undefined ? {} : { distinct: oneOf('--distinct', values.distinct, distinctKinds) }
  const base = { size, seed, ...split, ...distinct }
  const [, name = '', value] = /^(\w+)(?::(.+))?$/s.exec(values.strategy) ?? []
  if (name === 'stratified' && value !== undefined) return { strategy: name, ...base, stratum: value }
  if (name === 'labels' && value !== undefined) {
    return { strategy: name, ...base, minimum: wholeNumber('--strategy labels', value, 1, 1000) }
  }
  if (name === 'days' && value !== undefined) {
    return { strategy: name, ...base, days: wholeNumber('--strategy days', value, 1, 3660) }
  }
  const plain = (['uniform', 'latest', 'balanced', 'cold'] as const).find((one) => one === values.strategy)
  if (plain !== undefined) return { strategy: plain, ...base }
  const choices = 'uniform | stratified:COL | labels:N | balanced | latest | days:N | cold'
  throw new UsageError('notChoice', { option: '--strategy', value: values.strategy, choices })
}
