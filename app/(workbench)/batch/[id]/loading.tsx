import { CardOutline, PageOutline } from '@/components/layout/page-outline'

export default function Loading() {
  return (
    <PageOutline>
      <div className="grid gap-4 lg:grid-cols-[minmax(0,1.65fr)_minmax(0,1fr)]">
        <CardOutline className="h-72" />
        <CardOutline className="h-72" />
      </div>
      <CardOutline className="h-96" />
    </PageOutline>
  )
}
