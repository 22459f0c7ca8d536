// Gives a column of a dataset another role. Runs keep the roles that they started with.
import { assignRole } from '@/lib/core/dataset/assign-role'
import type { Column, ColumnRole } from '@/lib/core/dataset/dataset'
import { AppError } from '@/lib/errors'
import type { DatasetStore } from '@/lib/store/datasets'
import { requireDataset } from './require-dataset'

interface RoleChoice {
  datasetId: string
  /** Name of the column. */
  column: string
  role: ColumnRole
}

/** The columns as they are now. Throws as requireDataset, 'column.missing', and 'column.empty' for a label without any value. */
export async function updateRole(datasets: DatasetStore, { datasetId, column, role }: RoleChoice): Promise<Column[]> {
  const dataset = await requireDataset(datasets, datasetId)
  const position = dataset.columns.findIndex(({ name }) => name === column)
  const chosen = dataset.columns[position]
  if (chosen === undefined) {
    throw new AppError('column.missing', { column, available: dataset.columns.map(({ name }) => name).join(', ') })
  }
  if (role === 'label' && chosen.coverage === 0) throw new AppError('column.empty', { column })
  const columns = assignRole(dataset.columns, position, role)
  await datasets.updateColumns(datasetId, columns)
  return columns
}
