// What is left of an evaluation: the report and the rows as files, and on stderr what happened in words.
import { type RowsCsvTrial, rowsCsvCells, rowsCsvHeader } from '@/lib/core/export/rows-csv'
import { type Report, reportSchema } from '@/lib/core/scoring/report'
import { AppError, type ErrorValue, errorValue } from '@/lib/errors'
import { replaceFile } from '@/lib/files/replace-file'
import { byteOrderMark, csvLine } from '@/lib/files/write-csv'
import { errorSentence } from '@/lib/i18n/error-sentence'
import type { EvalOptions } from './eval-options'
import { money } from './progress'
import { percent, type Session } from './session'

export interface EvalOutcome {
  report: Report
  reason: ErrorValue | null
  rows: Iterable<RowsCsvTrial> | AsyncIterable<RowsCsvTrial>
  /** By which the run can be resumed; null for one in memory. */
  resume: string | null
}

/** Writes the files and returns the exit code: 1 for a failed run and for files that can't be written any more. */
export async function concludeEval(outcome: EvalOutcome, options: EvalOptions, session: Session): Promise<number> {
  const { report, reason, resume } = outcome
  try {
    if (options.rows !== null) await writeRows(options.rows, outcome.rows)
    const text = `${JSON.stringify(reportSchema.parse(report), null, 2)}\n`
    await replaceFile(options.out, ({ write }) => write(text))
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    session.stderr(`${errorSentence(session.locale, errorValue(error))}\n`)
    if (resume !== null) session.note('failedResume', { run: resume })
    return 1
  }
  summarise(report, options.k, session)
  if (report.run.status === 'stopped') {
    session.note('stopped')
    if (resume !== null) session.note('stoppedResume', { run: resume })
  }
  if (report.run.status !== 'failed') return 0
  session.note('failed', { reason: reason === null ? '' : errorSentence(session.locale, reason) })
  if (resume !== null) session.note('failedResume', { run: resume })
  return 1
}

async function writeRows(path: string, rows: EvalOutcome['rows']): Promise<void> {
  await replaceFile(path, async ({ write }) => {
    await write(byteOrderMark + csvLine(rowsCsvHeader))
    for await (const row of rows) await write(csvLine(rowsCsvCells(row)))
  })
}

function summarise({ versions }: Report, k: number, session: Session): void {
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
