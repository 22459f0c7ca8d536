'use server'

import { z } from 'zod'
import { formAction } from '@/lib/boundary/form-action'
import { AppError } from '@/lib/errors'
import { getRuntime } from '@/lib/runtime'
import { judgePairsSchema, pricePairs } from '@/lib/usecases/judge-pairs'
import { openPairs } from '@/lib/usecases/judged-runs'

const priceSchema = z.object({ runId: z.string().min(1), input: judgePairsSchema })
const priceOpenAction = formAction(priceSchema, async ({ runId, input }) => {
  const { runs, judged, ports } = await getRuntime()
  const run = await runs.find(runId)
  if (run === null) throw new AppError('notFound.run', {})
  return await pricePairs(ports, input, openPairs(await judged.open(run, input)))
})
/** What judging takes that nobody has said anything of. */
export const priceOpen = async (input: z.input<typeof priceSchema>) => priceOpenAction(input)
