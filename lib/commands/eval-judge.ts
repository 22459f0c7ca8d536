// eval --match judge: once the run is over, a judge model decides the grey zone of f.
import { isVendor, type Vendor } from '@/lib/core/run/connection'
import { greyZone } from '@/lib/core/scoring/grey-zone'
import type { GreyPair, JudgeReading, JudgingReport } from '@/lib/core/scoring/judge-grey'
import { callWithRetry } from '@/lib/engine/call-with-retry'
import type { Pace } from '@/lib/engine/pace'
import type { ModelRequest } from '@/lib/engine/ports'
import { systemClock } from '@/lib/engine/system-clock'
import { AppError, errorValue } from '@/lib/errors'
import { errorSentence } from '@/lib/i18n/error-sentence'
import { shippedModels } from '@/lib/models/prices'
import { createVendorClient } from '@/lib/models/vendor-client'
import type { Runtime } from '@/lib/runtime'
import type { Run } from '@/lib/store/runs'
import type { FileJudge } from '@/lib/usecases/evaluate-file'
import { type JudgePairsPorts, judgePairs } from '@/lib/usecases/judge-pairs'
import { type JudgedRun, openPairs } from '@/lib/usecases/judged-runs'
import { numberIn, wholeNumber } from './option-values'
import type { EvalOptionValues } from './options'
import type { Access } from './prepare-eval'
import { type Session, UsageError } from './session'

/** Whose verdicts count where, and how many calls they may take. */
export interface EvalJudge extends JudgeReading {
  connection: Vendor
  maxCalls: number
}

/** Calls that are made where no cap is given. */
const MOST_CALLS = '2000'
const LARGEST = 2 ** 31 - 1

/** Null unless the grade is `judge`. Throws UsageError, and AppError 'run.unknownJudge'. */
export function readJudge(values: EvalOptionValues, theta: number): EvalJudge | null {
  const { match, judge, judgeZone, judgeCalls } = values
  if (match !== 'judge') {
    const given = Object.entries({ '--judge': judge, '--judge-zone': judgeZone, '--judge-calls': judgeCalls })
    const option = given.find(([, value]) => value !== undefined)?.[0]
    if (option !== undefined) throw new UsageError('needs', { option, other: '--match judge' })
    return null
  }
  if (judge === undefined) throw new UsageError('needs', { option: '--match judge', other: '--judge' })
  const [, connection = '', model = ''] = /^(\w+):(\S+)$/.exec(judge) ?? []
  if (!isVendor(connection)) throw new AppError('run.unknownJudge', { judge })
  const maxCalls = wholeNumber('--judge-calls', judgeCalls ?? MOST_CALLS, 2, LARGEST)
  return { connection, model, ...readZone(judgeZone, theta), maxCalls }
}

function readZone(zone: string | undefined, theta: number): Pick<JudgeReading, 'low' | 'high'> {
  if (zone === undefined) return greyZone(theta)
  const [low = '', high = ''] = zone.split(':')
  const from = numberIn('--judge-zone', low, 0, 1)
  return { low: from, high: numberIn('--judge-zone', high, from, 1) }
}

/** What the judge couldn't say stays with f; whether anything kept it from all that it was asked. */
async function ask(
  ports: JudgePairsPorts,
  sceneId: string,
  judge: EvalJudge,
  pairs: readonly GreyPair[],
  session: Session,
): Promise<{ failed: boolean }> {
  const { signal, locale, note } = session
  note('judging', { pairs: pairs.length, model: judge.model })
  try {
    const input = { ...judge, budgetUsd: null }
    const end = await judgePairs(ports, sceneId, input, pairs, { signal, onVerdict: () => undefined })
    if (end === 'calls') note('judgeCapped', { calls: judge.maxCalls })
    return { failed: false }
  } catch (error) {
    if (signal.aborted || !(error instanceof AppError)) throw error
    note('judgeFailed', { reason: errorSentence(locale, errorValue(error)) })
    return { failed: true }
  }
}

/** The judge of a run in memory, which keeps no verdict for another. */
export function judgeInMemory(
  judge: EvalJudge,
  access: NonNullable<Access>,
  pace: Pace,
  session: Session,
): FileJudge & { failed: () => boolean } {
  const client = createVendorClient(access.vendor, access)
  let failed = false
  return {
    reading: judge,
    failed: () => failed,
    ask: async (pairs) => {
      const said: Awaited<ReturnType<FileJudge['ask']>>[number][] = []
      const ports: JudgePairsPorts = {
        answers: { findKept: async () => new Set(), lengthsOf: async () => null, keep: async () => undefined },
        findAnswers: async () => new Map(),
        pairVerdicts: { save: async (_, __, pair, label) => void said.push({ ...pair, label }) },
        readModels: async () => shippedModels,
        ask: (request: ModelRequest, signal: AbortSignal) =>
          callWithRetry(client, request, {
            ...{ maxAttempts: 5, clock: systemClock, random: Math.random, pace, onHeard: () => undefined },
            ...{ signal, waitSignal: signal },
          }),
      }
      failed = (await ask(ports, '', judge, pairs, session)).failed
      return said
    },
  }
}

/** Asks what nobody has said anything of yet, and scores the run by all that was said. */
export async function judgeStored(
  { ports, ledger, judged, judgeAsk }: Pick<Runtime, 'ports' | 'ledger' | 'judged' | 'judgeAsk'>,
  run: Run,
  judge: EvalJudge,
  k: number,
  session: Session,
): Promise<{ judged: JudgedRun; failed: boolean }> {
  const asking = { ...ports, ask: await judgeAsk(judge.connection), findAnswers: ledger.findAnswers }
  const { failed } = await ask(asking, run.sceneId, judge, openPairs(await judged.open(run, judge, k)), session)
  return { judged: await judged.open(run, judge, k), failed }
}

export function tellJudging(
  { pairs, byPeople, byJudge, unsure, open, versions }: JudgingReport,
  session: Session,
): void {
  const sum = (side: 'gained' | 'lost') => versions.reduce((all, version) => all + version[side], 0)
  session.note('judged', {
    pairs,
    people: byPeople,
    judge: byJudge,
    unsure,
    open,
    gained: sum('gained'),
    lost: sum('lost'),
  })
}
