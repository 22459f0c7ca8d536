// One page of the rows of a run, as sentences of users with what each version answered.
import type { ResultRow } from '@/components/run/result-row'
import { rowSentence } from '@/components/run/row-sentence'
import { route } from '@/lib/boundary/json-route'
import { resultFrom } from '@/lib/core/scoring/best-of'
import { parseRowSet, positionsOf } from '@/lib/core/scoring/row-set'
import { filterRows } from '@/lib/core/scoring/row-tally'
import { AppError } from '@/lib/errors'
import { getRuntime } from '@/lib/runtime'
import type { RowQuery, TrialStore } from '@/lib/store/trials'
import { REPORT_K } from '@/lib/usecases/run-report'
import type { RunResult } from '@/lib/usecases/run-result'
import { rowsQuerySchema } from './rows-query'

/** Of a run that stands still, whose kept tally says which rows pass: only those of the page are read. */
async function pageOf(
  trials: Pick<TrialStore, 'listRows'>,
  { tally }: RunResult,
  { filter, a, b, positions, offset, limit, ...query }: RowQuery,
) {
  const passing = filterRows(tally, filter, a, b, positions)
  const page = passing.slice(offset, offset + limit)
  const { rows } = await trials.listRows({ ...query, a, b, filter: 'all', offset: 0, limit, positions: page })
  return { total: passing.length, rows }
}

export const GET = route<{ params: Promise<{ id: string }> }>(async (request, { params }) => {
  const query = rowsQuerySchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  const { runs, datasets, trials, facts, results } = await getRuntime()
  const run = await runs.find((await params).id)
  if (run === null) throw new AppError('notFound.run', {})
  const dataset = await datasets.find(run.datasetId)
  if (dataset === null) throw new AppError('notFound.dataset', {})
  const among = parseRowSet(query.in)
  const positions = among === null ? undefined : positionsOf(await facts.open(run), among, query.k)
  // Until a search for the best is over, all that it asked is looked at; then its result.
  const from = run.finishedAt === null ? 0 : resultFrom(run.bestOf)
  const ids = { runId: run.id, datasetId: run.datasetId }
  const { total, rows } =
    run.finishedAt === null || query.k !== REPORT_K
      ? await trials.listRows({ ...query, ...ids, positions, from })
      : await pageOf(trials, await results.open(run), { ...query, ...ids, positions })
  const shown = rows.map(
    ({ cells, ...row }): ResultRow => ({
      ...row,
      user: rowSentence(dataset.columns, run.roles, cells),
      label: cells[run.roles.label] ?? '',
    }),
  )
  return Response.json({ ok: true, data: { total, rows: shown } })
})
