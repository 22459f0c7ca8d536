// One page of the rows of a run, as sentences of users with what each version answered.
import type { ResultRow } from '@/components/run/result-row'
import { rowSentence } from '@/components/run/row-sentence'
import { route } from '@/lib/boundary/json-route'
import { resultFrom } from '@/lib/core/scoring/best-of'
import { parseRowSet, positionsOf } from '@/lib/core/scoring/row-set'
import { filterRows, type RowTally, tallyRows } from '@/lib/core/scoring/row-tally'
import { AppError } from '@/lib/errors'
import { getRuntime } from '@/lib/runtime'
import type { RowQuery, TrialStore } from '@/lib/store/trials'
import { type JudgedRun, judgedFacts } from '@/lib/usecases/judged-runs'
import { REPORT_K } from '@/lib/usecases/run-report'
import { judgedOf } from '../read-judged'
import { rowsQuerySchema } from './rows-query'

/** Of rows whose tally says which pass: only those of the page are read. */
async function pageOf(
  trials: Pick<TrialStore, 'listRows'>,
  tally: RowTally,
  { filter, a, b, positions, offset, limit, ...query }: RowQuery,
) {
  const passing = filterRows(tally, filter, a, b, positions)
  const page = passing.slice(offset, offset + limit)
  const { rows } = await trials.listRows({ ...query, a, b, filter: 'all', offset: 0, limit, positions: page })
  return { total: passing.length, rows }
}

/** A page as the judge scored it. */
async function judgedPage(
  trials: Pick<TrialStore, 'listRows'>,
  judged: JudgedRun,
  size: { arms: number; rows: number },
  query: RowQuery,
) {
  const page = await pageOf(trials, tallyRows(judged.trials, { ...size, k: query.k }), query)
  const rankAt = judged.rankAt
  return {
    ...page,
    rows: page.rows.map((row) => ({
      ...row,
      trials: row.trials.map((trial) => ({ ...trial, hitRank: rankAt(trial.arm, row.position) ?? trial.hitRank })),
    })),
  }
}

export const GET = route<{ params: Promise<{ id: string }> }>(async (request, { params }) => {
  const query = rowsQuerySchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  const { runs, datasets, trials, facts, results } = await getRuntime()
  const run = await runs.find((await params).id)
  if (run === null) throw new AppError('notFound.run', {})
  const dataset = await datasets.find(run.datasetId)
  if (dataset === null) throw new AppError('notFound.dataset', {})
  const among = parseRowSet(query.in)
  const judged = await judgedOf(request, run)
  const positions = among === null ? undefined : positionsOf(judgedFacts(await facts.open(run), judged), among, query.k)
  // Until a search for the best is over, all that it asked is looked at; then its result.
  const from = run.finishedAt === null ? 0 : resultFrom(run.bestOf)
  const ids = { runId: run.id, datasetId: run.datasetId }
  const wanted = { ...query, ...ids, positions }
  const { total, rows } =
    judged !== null
      ? await judgedPage(trials, judged, { arms: run.arms.length, rows: run.sampledRows * run.repeats }, wanted)
      : run.finishedAt === null || query.k !== REPORT_K
        ? await trials.listRows({ ...wanted, from })
        : await pageOf(trials, (await results.open(run)).tally, wanted)
  const shown = rows.map(
    ({ cells, ...row }): ResultRow => ({
      ...row,
      user: rowSentence(dataset.columns, run.roles, cells),
      label: cells[run.roles.label] ?? '',
    }),
  )
  return Response.json({ ok: true, data: { total, rows: shown } })
})
