// skus.csv of a run, streamed: what the SKU stage shows on each row, with propensities.
import { syntheticPrefix } from '@/app/api/synthetic-prefix'
import { armTitles } from '@/components/run/arm-title'
import { route } from '@/lib/boundary/json-route'
import { textStream } from '@/lib/boundary/text-stream'
import { AppError } from '@/lib/errors'
import { getRuntime } from '@/lib/runtime'
import { exportSkus, skuChoiceSchema } from '@/lib/usecases/sku-stage'

export const GET = route<{ params: Promise<{ id: string }> }>(async (request, { params }) => {
  const choice = skuChoiceSchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  const { runs, pools, facts } = await getRuntime()
  const run = await runs.find((await params).id)
  if (run === null) throw new AppError('notFound.run', {})
  return textStream(
    exportSkus(pools, run, await facts.open(run), armTitles(run.arms), choice),
    `${syntheticPrefix(run)}run-${run.number}-skus.csv`,
  )
})
