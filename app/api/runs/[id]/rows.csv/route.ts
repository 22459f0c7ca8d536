// rows.csv of a run, streamed.
import { armTitles } from '@/components/run/arm-title'
import { route } from '@/lib/boundary/json-route'
import { AppError } from '@/lib/errors'
import { getRuntime } from '@/lib/runtime'
import { exportRows } from '@/lib/usecases/export-rows'

export const GET = route<{ params: Promise<{ id: string }> }>(async (_, { params }) => {
  const { runs, trials } = await getRuntime()
  const run = await runs.find((await params).id)
  if (run === null) throw new AppError('notFound.run', {})
  const pieces = exportRows(trials, run, armTitles(run.arms))
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await pieces.return(undefined)
    },
  })
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="run-${run.number}-rows.csv"`,
      'cache-control': 'no-store',
    },
  })
})
