// Stores rows that are whole in memory as a dataset of their own, with roles guessed from names and values.
import { createHash } from 'node:crypto'
import { guessRoles } from '@/lib/core/dataset/guess-roles'
import { createTableProfiler } from '@/lib/core/dataset/profile'
import type { DatasetStore, NewDataset } from '@/lib/store/datasets'

export interface RowsToStore {
  columns: readonly string[]
  /** The label column, where it is known. */
  label: string | null
  rows: readonly string[][]
  format: string
  /** What its hash is taken of. */
  text: string
}

/** All or nothing. Throws as guessRoles. */
export async function storeRows(
  datasets: Pick<DatasetStore, 'begin' | 'insertRows' | 'publish' | 'delete'>,
  dataset: NewDataset,
  { columns: names, label, rows, format, text }: RowsToStore,
): Promise<string> {
  const profiler = createTableProfiler([...names])
  profiler.add(rows)
  const columns = guessRoles(profiler.result(), label === null ? {} : { label })
  const id = await datasets.begin(dataset)
  try {
    await datasets.insertRows(
      id,
      rows.map((cells, index) => ({ index, cells })),
    )
    const sha256 = createHash('sha256').update(text).digest('hex')
    const facts = { format, encoding: '', delimiter: '', sha256, columns }
    await datasets.publish(id, { ...facts, rowCount: rows.length, rejected: 0 })
    return id
  } catch (error) {
    await datasets.delete(id)
    throw error
  }
}
