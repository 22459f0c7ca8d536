import { TableSkeleton } from '@/components/dataset/table-skeleton'

export default function Loading() {
  return <TableSkeleton />
}
