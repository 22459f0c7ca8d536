// Keeps rows that were made up as a dataset that is marked as such for good.
import { z } from 'zod'
import { MOST_COLUMNS, MOST_SYNTHETIC_ROWS } from '@/lib/core/dataset/synthetic/wanted-columns'
import type { DatasetStore } from '@/lib/store/datasets'
import { storeRows } from './store-rows'

export const saveSyntheticSchema = z
  .object({
    name: z.string().trim().min(1).max(120),
    columns: z.array(z.string().trim().min(1).max(200)).min(1).max(MOST_COLUMNS),
    label: z.string().max(200).nullable(),
    rows: z
      .array(z.array(z.string().max(2000)).max(MOST_COLUMNS))
      .min(1)
      .max(MOST_SYNTHETIC_ROWS),
    /** Who wrote them: a model, or the rule. */
    writer: z.string().trim().min(1).max(200),
  })
  .refine(({ columns }) => new Set(columns).size === columns.length, { path: ['columns'] })
  .refine(({ columns, rows }) => rows.every((cells) => cells.length === columns.length), { path: ['rows'] })
  .refine(({ columns, label }) => label === null || columns.includes(label), { path: ['label'] })
export type SaveSyntheticInput = z.output<typeof saveSyntheticSchema>

/** The dataset's id. Throws 'column.empty' where no row has a label. */
export async function saveSynthetic(
  datasets: Pick<DatasetStore, 'begin' | 'insertRows' | 'publish' | 'delete'>,
  sceneId: string,
  { name, columns, label, rows, writer }: SaveSyntheticInput,
): Promise<string> {
  return await storeRows(
    datasets,
    { sceneId, name, fileName: writer, synthetic: true },
    { columns, label, rows, format: 'synthetic', text: JSON.stringify([columns, rows]) },
  )
}
