import { CardOutline, PageOutline } from '@/components/layout/page-outline'

export default function Loading() {
  return (
    <PageOutline>
      <div className="grid gap-4 lg:grid-cols-2">
        {['a', 'b', 'c', 'd'].map((card) => (
          <CardOutline key={card} className="h-44" />
        ))}
      </div>
    </PageOutline>
  )
}
