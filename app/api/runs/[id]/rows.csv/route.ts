// rows.csv of a run, streamed; with ?judge= as a judge scored it.
import { syntheticPrefix } from '@/app/api/synthetic-prefix'
import { armTitles } from '@/components/run/arm-title'
import { route } from '@/lib/boundary/json-route'
import { textStream } from '@/lib/boundary/text-stream'
import { AppError } from '@/lib/errors'
import { getRuntime } from '@/lib/runtime'
import { exportRows } from '@/lib/usecases/export-rows'
import { judgedOf } from '../read-judged'

export const GET = route<{ params: Promise<{ id: string }> }>(async (request, { params }) => {
  const { runs, trials } = await getRuntime()
  const run = await runs.find((await params).id)
  if (run === null) throw new AppError('notFound.run', {})
  const judged = await judgedOf(request, run)
  const name = `${syntheticPrefix(run)}run-${run.number}-${judged === null ? '' : 'judged-'}rows.csv`
  return textStream(exportRows(trials, run, armTitles(run.arms), judged), name)
})
