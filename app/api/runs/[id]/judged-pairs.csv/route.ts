// The pairs of a run's grey zone on which hits hang, with what was said of each.
import { route } from '@/lib/boundary/json-route'
import { textStream } from '@/lib/boundary/text-stream'
import { AppError } from '@/lib/errors'
import { getRuntime } from '@/lib/runtime'
import { exportGreyPairs } from '@/lib/usecases/export-pairs'
import { judgedOf } from '../read-judged'

export const GET = route<{ params: Promise<{ id: string }> }>(async (request, { params }) => {
  const { runs } = await getRuntime()
  const run = await runs.find((await params).id)
  if (run === null) throw new AppError('notFound.run', {})
  const judged = await judgedOf(request, run)
  if (judged === null) throw new AppError('run.unknownJudge', { judge: '' })
  return textStream(exportGreyPairs(judged), `run-${run.number}-judged-pairs.csv`)
})
