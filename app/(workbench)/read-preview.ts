// What a preview of rows begins with: the scene's datasets, and rows of the newest or of the one asked for.

import { ROWS_PER_CHUNK } from '@/components/prompt/rows-per-chunk'
import type { PreviewSample } from '@/components/prompt/use-row'
import { columnWithRole } from '@/lib/core/dataset/dataset'
import { getRuntime } from '@/lib/runtime'

export async function readPreview(
  sceneId: string,
  wanted: { datasetId?: string | undefined; rowIndex?: number | undefined } = {},
): Promise<PreviewSample> {
  const { datasets } = await getRuntime()
  const list = await datasets.list(sceneId)
  const first = list.find(({ id }) => id === wanted.datasetId) ?? list[0]
  // With a time column the embedded model learns from earlier rows alone, of which the first row has none.
  const inTime = first !== undefined && columnWithRole(first.columns, 'time') >= 0
  const last = Math.max(0, (first?.rowCount ?? 0) - 1)
  const rowIndex = Math.min(last, wanted.rowIndex ?? (inTime ? Math.floor(first.rowCount / 2) : 0))
  const start = rowIndex - (rowIndex % ROWS_PER_CHUNK)
  return {
    datasets: list.map(({ id, name, rowCount, synthetic, columns }) => ({
      id,
      name,
      rowCount,
      synthetic,
      columns: columns.map(({ name: column, role, kind, topValues }) => ({ name: column, role, kind, topValues })),
    })),
    datasetId: first?.id ?? null,
    rowIndex,
    rows: first === undefined ? [] : await datasets.listRows(first.id, start, ROWS_PER_CHUNK),
  }
}
