// report.json of a run: the shape that the command line writes, and what the run was made of; with ?judge= as a judge scored it.
import { syntheticPrefix } from '@/app/api/synthetic-prefix'
import { codeVersion } from '@/app/code-version'
import { attachment } from '@/lib/boundary/attachment'
import { route } from '@/lib/boundary/json-route'
import { AppError } from '@/lib/errors'
import { getRuntime } from '@/lib/runtime'
import { storedReport } from '@/lib/usecases/run-report'
import { describeRun } from '@/lib/usecases/run-setup'
import { judgedOf } from '../read-judged'

export const GET = route<{ params: Promise<{ id: string }> }>(async (request, { params }) => {
  const runtime = await getRuntime()
  const run = await runtime.runs.find((await params).id)
  if (run === null) throw new AppError('notFound.run', {})
  const judged = await judgedOf(request, run)
  const [report, setup] = await Promise.all([
    judged === null ? storedReport(runtime, run) : (await runtime.results.openJudged(run, judged)).report,
    describeRun(runtime.ports, run, codeVersion),
  ])
  return new Response(`${JSON.stringify({ ...report, setup }, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': attachment(
        `${syntheticPrefix(run)}run-${run.number}-${judged === null ? '' : 'judged-'}report.json`,
      ),
      'cache-control': 'no-store',
    },
  })
})
