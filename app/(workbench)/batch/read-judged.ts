// A run read with a judge in the grey zone, as an address asks for it.
import type { JudgeReading } from '@/lib/core/scoring/judge-grey'
import { parseReading } from '@/lib/core/scoring/reading'
import { getRuntime } from '@/lib/runtime'
import type { Run } from '@/lib/store/runs'
import type { JudgedRun } from '@/lib/usecases/judged-runs'
import type { RunResult } from '@/lib/usecases/run-result'

export interface JudgedResult {
  reading: JudgeReading
  run: JudgedRun
  result: RunResult
}

/** null where the address names no judge, and for runs that have no grey zone or go on. */
export async function readJudged(run: Run, query: Record<string, unknown>): Promise<JudgedResult | null> {
  const reading = run.finishedAt === null || run.match === 'exact' ? null : parseReading(query, run.theta)
  if (reading === null) return null
  const { judged, results } = await getRuntime()
  const scored = await judged.open(run, reading)
  return { reading, run: scored, result: await results.openJudged(run, scored) }
}
