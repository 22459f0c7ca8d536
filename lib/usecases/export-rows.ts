// rows.csv of a stored run, made page by page: memory does not grow with the run.
import { rowsCsvCells, rowsCsvHeader } from '@/lib/core/export/rows-csv'
import { byteOrderMark, csvLine } from '@/lib/files/write-csv'
import type { Run } from '@/lib/store/runs'
import type { RowDetail, TrialStore } from '@/lib/store/trials'
import type { JudgedRun } from './judged-runs'

const ROWS_PER_PAGE = 500

/**
 * The file in pieces of text: finished trials only, in the order of the sample and, within a row, of the versions.
 * `versions` is what the column of that name says of each arm. As a judge scored them, the rank by f stands in a column of its own.
 */
export async function* exportRows(
  trials: Pick<TrialStore, 'listRows'>,
  run: Pick<Run, 'id' | 'datasetId' | 'roles' | 'synthetic'>,
  versions: readonly string[],
  judged: Pick<JudgedRun, 'rankAt'> | null = null,
): AsyncGenerator<string> {
  const query = {
    runId: run.id,
    datasetId: run.datasetId,
    filter: 'all',
    a: 0,
    b: 1,
    k: 1,
    limit: ROWS_PER_PAGE,
  } as const
  yield byteOrderMark +
    csvLine([...rowsCsvHeader, ...mark(run, 'synthetic'), ...(judged === null ? [] : ['lexical_hit_rank'])])
  for (let offset = 0; ; offset += ROWS_PER_PAGE) {
    const { rows } = await trials.listRows({ ...query, offset })
    if (rows.length > 0) yield rows.map((row) => linesOf(row, run, versions, judged)).join('')
    if (rows.length < ROWS_PER_PAGE) return
  }
}

/** A column that only rows that were made up have. */
const mark = ({ synthetic }: Pick<Run, 'synthetic'>, cell: string): string[] => (synthetic ? [cell] : [])

const linesOf = (
  { rowIndex, position, cells, trials }: RowDetail,
  run: Pick<Run, 'roles' | 'synthetic'>,
  versions: readonly string[],
  judged: Pick<JudgedRun, 'rankAt'> | null,
): string =>
  trials
    .map((trial) =>
      csvLine([
        ...rowsCsvCells({
          ...trial,
          hitRank: judged?.rankAt(trial.arm, position) ?? trial.hitRank,
          ...{ rowIndex, version: versions[trial.arm] ?? '', label: cells[run.roles.label] ?? '' },
        }),
        ...mark(run, '1'),
        ...(judged === null ? [] : [trial.hitRank]),
      ]),
    )
    .join('')
