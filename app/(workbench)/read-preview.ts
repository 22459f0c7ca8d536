// What a preview of rows begins with: the scene's datasets, and rows of the one asked for, else of the newest that fits the version shown, else
// of the newest.
import { ROWS_PER_CHUNK } from '@/components/prompt/rows-per-chunk'
import type { PreviewSample } from '@/components/prompt/use-row'
import { columnWithRole } from '@/lib/core/dataset/dataset'
import { getRuntime } from '@/lib/runtime'
import type { PromptVersion } from '@/lib/store/prompts'
import { fittingDataset } from '@/lib/usecases/fitting-dataset'

export async function readPreview(
  sceneId: string,
  wanted: {
    datasetId?: string | undefined
    rowIndex?: number | undefined
    version?: Pick<PromptVersion, 'template' | 'variables' | 'emptyCells'> | null | undefined
  } = {},
): Promise<PreviewSample> {
  const { datasets } = await getRuntime()
  const list = await datasets.list(sceneId)
  const fitting = wanted.version == null ? undefined : fittingDataset(list, wanted.version)
  const first = list.find(({ id }) => id === wanted.datasetId) ?? fitting ?? list[0]
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
