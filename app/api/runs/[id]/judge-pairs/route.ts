// A judge model looks at the drawn pairs of a run's grey zone: lines of JSON, {name, product, label, costUsd} each, {end} at last.
import { z } from 'zod'
import { route } from '@/lib/boundary/json-route'
import { lineStream } from '@/lib/boundary/line-stream'
import { readJson } from '@/lib/boundary/read-body'
import { AppError } from '@/lib/errors'
import { getRuntime } from '@/lib/runtime'
import { judgePairs, judgePairsSchema } from '@/lib/usecases/judge-pairs'
import { drawRunPairs, drawSizeSchema } from '@/lib/usecases/pair-frames'

const bodySchema = z.object({ size: drawSizeSchema, input: judgePairsSchema })

export const POST = route<{ params: Promise<{ id: string }> }>(async (request, { params }) => {
  const { size, input } = bodySchema.parse(await readJson(request))
  const { runs, frames, ledger, ports, judgeAsk } = await getRuntime()
  const run = await runs.find((await params).id)
  if (run === null) throw new AppError('notFound.run', {})
  const { drawn } = await drawRunPairs(frames, run, size)
  const ask = await judgeAsk(input.connection)
  return lineStream(request, async (send, signal) => {
    const judging = { ...ports, ask, findAnswers: ledger.findAnswers }
    const end = await judgePairs(judging, run.sceneId, input, drawn, {
      signal,
      onVerdict: ({ name, product }, label, costUsd) => send({ name, product, label, costUsd }),
    })
    send({ end })
  })
})
