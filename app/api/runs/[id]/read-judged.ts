// The run of an address scored as its query asks: with a judge, or as it was kept.
import { parseReading } from '@/lib/core/scoring/reading'
import { AppError } from '@/lib/errors'
import { getRuntime } from '@/lib/runtime'
import type { Run } from '@/lib/store/runs'
import type { JudgedRun } from '@/lib/usecases/judged-runs'

/** null where the query names no judge. Throws 'run.unknownJudge' rather than to answer with kept figures, and 'run.noGreyZone'. */
export async function judgedOf(request: Request, run: Run): Promise<JudgedRun | null> {
  const query = Object.fromEntries(new URL(request.url).searchParams)
  if (query.judge === undefined) return null
  const reading = parseReading(query, run.theta)
  if (reading === null) throw new AppError('run.unknownJudge', { judge: query.judge })
  return await (await getRuntime()).judged.open(run, reading)
}
