// A row as a sentence of a user: what the features say, without what the model must not know or nobody can read.
import type { ColumnRole } from '@/lib/core/dataset/dataset'

export interface RowRoles {
  label: number
  user: number | null
  time: number | null
}

/** Non-empty feature cells in the order of the file, joined by a dot. `roles` are those of the run, whatever they are now. */
export function rowSentence(
  columns: readonly { role: ColumnRole }[],
  { label, user, time }: RowRoles,
  cells: readonly string[],
): string {
  return cells
    .filter((_, at) => columns[at]?.role === 'feature' && at !== label && at !== user && at !== time)
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
    .join(' · ')
}
