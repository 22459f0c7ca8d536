// A judge model looks at the pairs of a run's grey zone on which hits hang, and of which nobody said anything yet.
import { z } from 'zod'
import { route } from '@/lib/boundary/json-route'
import { readJson } from '@/lib/boundary/read-body'
import { AppError } from '@/lib/errors'
import { getRuntime } from '@/lib/runtime'
import { judgePairsSchema } from '@/lib/usecases/judge-pairs'
import { openPairs } from '@/lib/usecases/judged-runs'
import { judgeLines } from '../judge-lines'

const bodySchema = z.object({ input: judgePairsSchema })

export const POST = route<{ params: Promise<{ id: string }> }>(async (request, { params }) => {
  const { input } = bodySchema.parse(await readJson(request))
  const { runs, judged } = await getRuntime()
  const run = await runs.find((await params).id)
  if (run === null) throw new AppError('notFound.run', {})
  return await judgeLines(request, run.sceneId, input, openPairs(await judged.open(run, input)))
})
