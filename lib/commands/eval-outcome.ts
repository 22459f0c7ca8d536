// What is left of an evaluation: the report and the rows as files, and on stderr what happened in words.
import { type RowsCsvTrial, rowsCsvCells, rowsCsvHeader } from '@/lib/core/export/rows-csv'
import type { RunStatus } from '@/lib/core/run/run'
import { type Report, reportSchema } from '@/lib/core/scoring/report'
import { AppError, type ErrorValue, errorValue } from '@/lib/errors'
import { replaceFile } from '@/lib/files/replace-file'
import { byteOrderMark, csvLine } from '@/lib/files/write-csv'
import type { CliKey } from '@/lib/i18n/cli-words'
import { errorSentence } from '@/lib/i18n/error-sentence'
import { tellJudging } from './eval-judge'
import { money } from './progress'
import { percent, type Session } from './session'

export interface EvalFiles {
  /** Cut-off of the hit rate that is told. */
  k: number
  /** Full paths; null writes none. */
  out: string | null
  rows: string | null
}

/** The sentences that say how a run goes on, by what became of it. */
export interface WayOn {
  interrupted: CliKey
  stopped: CliKey
  failed: CliKey
}

/** With eval, by the same command and --resume. */
export const evalWayOn: WayOn = { interrupted: 'interrupted', stopped: 'stoppedResume', failed: 'failedResume' }
/** By `hitloop resume`. */
export const runWayOn: WayOn = { interrupted: 'interruptedRun', stopped: 'stoppedRun', failed: 'failedRun' }

export interface EvalOutcome {
  report: Report
  status: RunStatus
  reason: ErrorValue | null
  rows: Iterable<RowsCsvTrial> | AsyncIterable<RowsCsvTrial>
  /** How the run can go on; null for one in memory. */
  again: { run: string; wayOn: WayOn } | null
}

/** Writes the files and returns the exit code: 1 for a failed run, one without a single answer, and files that can't be written any more. */
export async function concludeEval(outcome: EvalOutcome, options: EvalFiles, session: Session): Promise<number> {
  const { report, status, reason, again } = outcome
  const tellWayOn = (end: 'stopped' | 'failed') => {
    if (again !== null) session.note(again.wayOn[end], { run: again.run })
  }
  try {
    if (options.rows !== null) await writeRows(options.rows, outcome.rows)
    const text = `${JSON.stringify(reportSchema.parse(report), null, 2)}\n`
    if (options.out !== null) await replaceFile(options.out, ({ write }) => write(text))
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    session.stderr(`${errorSentence(session.locale, errorValue(error))}\n`)
    tellWayOn('failed')
    return 1
  }
  if (report.judging !== undefined) tellJudging(report.judging, session)
  summarise(report, options.k, session)
  if (report.run.status === 'stopped') {
    session.note(status === 'paused' ? 'pausedElsewhere' : 'stopped')
    tellWayOn('stopped')
  }
  if (report.run.status === 'completed' && isUnanswered(report)) {
    session.note('allFailed')
    return 1
  }
  if (report.run.status !== 'failed') return 0
  session.note('failed', { reason: reason === null ? '' : errorSentence(session.locale, reason) })
  tellWayOn('failed')
  return 1
}

/** Whether there were calls and every one of them failed, whatever the reason of each. */
const isUnanswered = ({ versions }: Report): boolean =>
  versions.some(({ trials }) => trials > 0) && versions.every(({ trials, outcomes }) => outcomes.failed === trials)

async function writeRows(path: string, rows: EvalOutcome['rows']): Promise<void> {
  await replaceFile(path, async ({ write }) => {
    await write(byteOrderMark + csvLine(rowsCsvHeader))
    for await (const row of rows) await write(csvLine(rowsCsvCells(row)))
  })
}

function summarise({ versions, bestOf }: Report, k: number, session: Session): void {
  const nameOf = (arm: number) => versions[arm]?.name ?? ''
  if (bestOf !== undefined && bestOf.winner !== null && bestOf.opponent !== null) {
    session.note('bestOf', {
      arms: versions.length,
      winner: nameOf(bestOf.winner),
      opponent: nameOf(bestOf.opponent),
      rows: bestOf.confirmRows,
      calls: bestOf.calls,
      uniform: bestOf.uniformCalls,
    })
  }
  for (const { name, trials, hitAt, hitAtInterval, outcomes, calls, costUsd } of versions) {
    if (trials === 0) continue
    const [low, high] = hitAtInterval[String(k)] ?? [0, 1]
    session.note('summary', {
      name,
      k,
      rate: percent(hitAt[String(k)] ?? 0),
      low: percent(low),
      high: percent(high),
      trials,
      failed: outcomes.failed,
      calls,
      cost: money(costUsd, session),
    })
  }
}
