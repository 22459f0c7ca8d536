// A run read with a judge in the grey zone, as an address asks for it.
import { defaultPair } from '@/components/run/verdict'
import type { JudgeReading } from '@/lib/core/scoring/judge-grey'
import { parseReading } from '@/lib/core/scoring/reading'
import type { Report } from '@/lib/core/scoring/report'
import type { RunFacts } from '@/lib/core/scoring/run-facts'
import { getRuntime } from '@/lib/runtime'
import type { Run } from '@/lib/store/runs'
import { type JudgedRun, judgedFacts } from '@/lib/usecases/judged-runs'
import { REPORT_K } from '@/lib/usecases/run-report'
import type { RunResult } from '@/lib/usecases/run-result'
import type { ResultView } from './[id]/view-href'
import { parseView } from './[id]/view-query'
import { readResult } from './read-result'

type Query = Record<string, unknown>

export interface JudgedResult {
  reading: JudgeReading
  run: JudgedRun
  result: RunResult
}

/** null where the address names no judge, and for runs that have no grey zone or go on. */
const readingOf = (run: Run, query: Query): JudgeReading | null =>
  run.finishedAt === null || run.match === 'exact' ? null : parseReading(query, run.theta)

export async function readJudged(run: Run, query: Query): Promise<JudgedResult | null> {
  const reading = readingOf(run, query)
  if (reading === null) return null
  const { judged, results } = await getRuntime()
  const scored = await judged.open(run, reading)
  return { reading, run: scored, result: await results.openJudged(run, scored) }
}

/** The view that an address asks for. The pair without a choice is that of the kept report, however the run is read. */
export const viewOf = (run: Run, query: Query, kept: Report): ResultView => ({
  ...parseView(query, run.arms.length, defaultPair(kept.versions, REPORT_K)),
  reading: readingOf(run, query) ?? undefined,
})

export interface ReadRun {
  view: ResultView
  report: Report
  facts: RunFacts
  /** The facts with the hits that were kept: the same as `facts` unless a judge is read by. */
  kept: RunFacts
}

/** All that the views of a run are made of, as the address asks to read it. */
export async function readScored(run: Run, query: Query): Promise<ReadRun> {
  const { facts } = await getRuntime()
  const [kept, judged, known] = await Promise.all([readResult(run), readJudged(run, query), facts.open(run)])
  return {
    view: viewOf(run, query, kept.report),
    report: (judged?.result ?? kept).report,
    facts: judgedFacts(known, judged?.run ?? null),
    kept: known,
  }
}
