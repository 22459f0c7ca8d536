// The verdicts of a judge as lines of JSON, {name, product, label, costUsd} each, {end} at last.
import { lineStream } from '@/lib/boundary/line-stream'
import { getRuntime } from '@/lib/runtime'
import { type JudgeablePair, type JudgePairsInput, judgePairs } from '@/lib/usecases/judge-pairs'

export async function judgeLines(
  request: Request,
  sceneId: string,
  input: JudgePairsInput,
  pairs: readonly JudgeablePair[],
): Promise<Response> {
  const { ledger, ports, judgeAsk } = await getRuntime()
  const ask = await judgeAsk(input.connection)
  return lineStream(request, async (send, signal) => {
    const judging = { ...ports, ask, findAnswers: ledger.findAnswers }
    const end = await judgePairs(judging, sceneId, input, pairs, {
      signal,
      onVerdict: ({ name, product }, label, costUsd) => send({ name, product, label, costUsd }),
    })
    send({ end })
  })
}
