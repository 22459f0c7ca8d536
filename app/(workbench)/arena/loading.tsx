import { PageOutline, RowsOutline } from '@/components/layout/page-outline'

export default function Loading() {
  return (
    <PageOutline>
      <RowsOutline rows={3} className="h-20" />
    </PageOutline>
  )
}
