// What the preview of an editor begins with: the scene's datasets, and rows of the newest.
import { columnWithRole } from '@/lib/core/dataset/dataset'
import { getRuntime } from '@/lib/runtime'
import { ROWS_PER_CHUNK } from '../rows-per-chunk'
import type { PreviewSample } from './use-row'

export async function readPreview(sceneId: string): Promise<PreviewSample> {
  const { datasets } = await getRuntime()
  const list = await datasets.list(sceneId)
  const first = list[0]
  // With a time column the embedded model learns from earlier rows alone, of which the first row has none.
  const inTime = first !== undefined && columnWithRole(first.columns, 'time') >= 0
  const rowIndex = inTime ? Math.floor(first.rowCount / 2) : 0
  const start = rowIndex - (rowIndex % ROWS_PER_CHUNK)
  return {
    datasets: list.map(({ id, name, rowCount, columns }) => ({
      id,
      name,
      rowCount,
      columns: columns.map(({ name: column, role, kind, topValues }) => ({ name: column, role, kind, topValues })),
    })),
    rowIndex,
    rows: first === undefined ? [] : await datasets.listRows(first.id, start, ROWS_PER_CHUNK),
  }
}
