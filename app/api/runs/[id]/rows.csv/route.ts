// rows.csv of a run, streamed.
import { syntheticPrefix } from '@/app/api/synthetic-prefix'
import { armTitles } from '@/components/run/arm-title'
import { route } from '@/lib/boundary/json-route'
import { textStream } from '@/lib/boundary/text-stream'
import { AppError } from '@/lib/errors'
import { getRuntime } from '@/lib/runtime'
import { exportRows } from '@/lib/usecases/export-rows'

export const GET = route<{ params: Promise<{ id: string }> }>(async (_, { params }) => {
  const { runs, trials } = await getRuntime()
  const run = await runs.find((await params).id)
  if (run === null) throw new AppError('notFound.run', {})
  return textStream(exportRows(trials, run, armTitles(run.arms)), `${syntheticPrefix(run)}run-${run.number}-rows.csv`)
})
