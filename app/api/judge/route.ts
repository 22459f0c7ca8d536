// Judges pairs of answers and streams the verdicts as lines of JSON: {index, verdict} each, {error} where a call failed.

import { route } from '@/lib/boundary/json-route'
import { lineStream } from '@/lib/boundary/line-stream'
import { readJson } from '@/lib/boundary/read-body'
import { getRuntime } from '@/lib/runtime'
import { judgeAnswers, judgeAnswersSchema } from '@/lib/usecases/judge-answers'

export const POST = route(async (request) => {
  const input = judgeAnswersSchema.parse(await readJson(request))
  const { ports, vendorClient } = await getRuntime()
  return lineStream(request, (send, signal) =>
    judgeAnswers({ ...ports, vendorClient }, input, {
      signal,
      onVerdict: (index, verdict) => send({ index, verdict }),
    }),
  )
})
