import { CardOutline, PageOutline } from '@/components/layout/page-outline'

export default function Loading() {
  return (
    <PageOutline>
      <div className="grid gap-4 lg:grid-cols-2">
        <CardOutline className="h-28" />
        <CardOutline className="h-28" />
      </div>
      <CardOutline className="h-48" />
    </PageOutline>
  )
}
