// pairs.csv of a run: the names that were drawn to be labelled, with what people and judges said.
import { route } from '@/lib/boundary/json-route'
import { textStream } from '@/lib/boundary/text-stream'
import { AppError } from '@/lib/errors'
import { getRuntime } from '@/lib/runtime'
import { exportPairs } from '@/lib/usecases/export-pairs'
import { drawRunPairs, drawSizeSchema } from '@/lib/usecases/pair-frames'

export const GET = route<{ params: Promise<{ id: string }> }>(async (request, { params }) => {
  const size = drawSizeSchema.parse(new URL(request.url).searchParams.get('size'))
  const { runs, frames, pairVerdicts } = await getRuntime()
  const run = await runs.find((await params).id)
  if (run === null) throw new AppError('notFound.run', {})
  return textStream(
    exportPairs(pairVerdicts, run, await drawRunPairs(frames, run, size)),
    `run-${run.number}-pairs.csv`,
  )
})
