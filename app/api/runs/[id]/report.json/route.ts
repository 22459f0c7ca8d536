// report.json of a run: the same shape as the command line writes.
import { route } from '@/lib/boundary/json-route'
import { AppError } from '@/lib/errors'
import { getRuntime } from '@/lib/runtime'
import { storedReport } from '@/lib/usecases/run-report'

export const GET = route<{ params: Promise<{ id: string }> }>(async (_, { params }) => {
  const runtime = await getRuntime()
  const run = await runtime.runs.find((await params).id)
  if (run === null) throw new AppError('notFound.run', {})
  const report = await storedReport(runtime, run)
  return new Response(`${JSON.stringify(report, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="run-${run.number}-report.json"`,
      'cache-control': 'no-store',
    },
  })
})
