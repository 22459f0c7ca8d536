// Gives columns of a dataset other roles. Runs keep the roles that they started with.
import { assignRole } from '@/lib/core/dataset/assign-role'
import type { Column, RoleChoice } from '@/lib/core/dataset/dataset'
import { AppError } from '@/lib/errors'
import type { DatasetStore } from '@/lib/store/datasets'
import { requireDataset } from './require-dataset'

interface RoleChoices {
  datasetId: string
  /** One after the other, all of them or none. */
  roles: readonly RoleChoice[]
}

/** The columns as they are now. Throws as requireDataset, 'column.missing', and 'column.empty' for a label without any value. */
export async function updateRoles(datasets: DatasetStore, { datasetId, roles }: RoleChoices): Promise<Column[]> {
  const dataset = await requireDataset(datasets, datasetId)
  const columns = roles.reduce(chosenRole, dataset.columns)
  await datasets.updateColumns(datasetId, columns)
  return columns
}

function chosenRole(columns: Column[], { column, role }: RoleChoice): Column[] {
  const position = columns.findIndex(({ name }) => name === column)
  const chosen = columns[position]
  if (chosen === undefined) {
    throw new AppError('column.missing', { column, available: columns.map(({ name }) => name).join(', ') })
  }
  if (role === 'label' && chosen.coverage === 0) throw new AppError('column.empty', { column })
  return assignRole(columns, position, role)
}
