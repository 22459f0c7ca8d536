'use server'

import { z } from 'zod'
import { formAction } from '@/lib/boundary/form-action'
import { AppError } from '@/lib/errors'
import { getRuntime } from '@/lib/runtime'
import { judgePairsSchema, pricePairs } from '@/lib/usecases/judge-pairs'
import { type LabelPairInput, labelPair as label, labelPairSchema } from '@/lib/usecases/label-pair'
import { drawRunPairs, drawSizeSchema } from '@/lib/usecases/pair-frames'

const labelPairAction = formAction(labelPairSchema, async (input) => {
  await label(await getRuntime(), input)
})
export const labelPair = async (input: LabelPairInput) => labelPairAction(input)

const priceSchema = z.object({ runId: z.string().min(1), size: drawSizeSchema, input: judgePairsSchema })
const priceJudgeAction = formAction(priceSchema, async ({ runId, size, input }) => {
  const { runs, frames, ports } = await getRuntime()
  const run = await runs.find(runId)
  if (run === null) throw new AppError('notFound.run', {})
  return await pricePairs(ports, input, (await drawRunPairs(frames, run, size)).drawn)
})
export const priceJudge = async (input: z.input<typeof priceSchema>) => priceJudgeAction(input)
