import { PageOutline, RowsOutline } from '@/components/layout/page-outline'

export default function Loading() {
  return (
    <PageOutline>
      <RowsOutline rows={4} className="h-24" />
    </PageOutline>
  )
}
