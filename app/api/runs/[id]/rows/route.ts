// One page of the rows of a run, as sentences of users with what each version answered.
import type { ResultRow } from '@/components/run/result-row'
import { rowSentence } from '@/components/run/row-sentence'
import { route } from '@/lib/boundary/json-route'
import { resultFrom } from '@/lib/core/scoring/best-of'
import { parseRowSet, positionsOf } from '@/lib/core/scoring/row-set'
import { AppError } from '@/lib/errors'
import { getRuntime } from '@/lib/runtime'
import { rowsQuerySchema } from './rows-query'

export const GET = route<{ params: Promise<{ id: string }> }>(async (request, { params }) => {
  const query = rowsQuerySchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  const { runs, datasets, trials, facts } = await getRuntime()
  const run = await runs.find((await params).id)
  if (run === null) throw new AppError('notFound.run', {})
  const dataset = await datasets.find(run.datasetId)
  if (dataset === null) throw new AppError('notFound.dataset', {})
  const among = parseRowSet(query.in)
  const positions = among === null ? undefined : positionsOf(await facts.open(run), among, query.k)
  // Until a search for the best is over, all that it asked is looked at; then its result.
  const from = run.finishedAt === null ? 0 : resultFrom(run.bestOf)
  const { total, rows } = await trials.listRows({ ...query, positions, from, runId: run.id, datasetId: run.datasetId })
  const shown = rows.map(
    ({ cells, ...row }): ResultRow => ({
      ...row,
      user: rowSentence(dataset.columns, run.roles, cells),
      label: cells[run.roles.label] ?? '',
    }),
  )
  return Response.json({ ok: true, data: { total, rows: shown } })
})
