import { CardOutline, PageOutline } from '@/components/layout/page-outline'

export default function Loading() {
  return (
    <PageOutline>
      <CardOutline className="h-72" />
      <CardOutline className="h-56" />
    </PageOutline>
  )
}
