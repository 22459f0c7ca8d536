// A judge model looks at the drawn pairs of a run's grey zone.
import { z } from 'zod'
import { route } from '@/lib/boundary/json-route'
import { readJson } from '@/lib/boundary/read-body'
import { AppError } from '@/lib/errors'
import { getRuntime } from '@/lib/runtime'
import { judgePairsSchema } from '@/lib/usecases/judge-pairs'
import { drawRunPairs, drawSizeSchema } from '@/lib/usecases/pair-frames'
import { judgeLines } from '../judge-lines'

const bodySchema = z.object({ size: drawSizeSchema, input: judgePairsSchema })

export const POST = route<{ params: Promise<{ id: string }> }>(async (request, { params }) => {
  const { size, input } = bodySchema.parse(await readJson(request))
  const { runs, frames } = await getRuntime()
  const run = await runs.find((await params).id)
  if (run === null) throw new AppError('notFound.run', {})
  return await judgeLines(request, run.sceneId, input, (await drawRunPairs(frames, run, size)).drawn)
})
