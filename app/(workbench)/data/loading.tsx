import { CardOutline, PageOutline, RowsOutline } from '@/components/layout/page-outline'

export default function Loading() {
  return (
    <PageOutline>
      <CardOutline className="h-[84px]" />
      <RowsOutline rows={8} className="h-[38px]" />
    </PageOutline>
  )
}
