// The shape of a page with a table, while its rows are read.
import { useTranslations } from 'next-intl'

const rows = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']

export function TableSkeleton() {
  const t = useTranslations('data')
  return (
    <div role="status" aria-label={t('loading')} className="animate-pulse">
      <div className="mb-5">
        <div className="h-[30px] w-48 rounded-md bg-sunk" />
        <div className="mt-0.5 h-5 max-w-[60ch] rounded-md bg-sunk" />
      </div>
      <div className="mb-5 h-[84px] rounded-lg border bg-card" />
      <div className="rounded-lg border bg-card">
        {rows.map((row) => (
          <div key={row} className="flex h-[38px] items-center gap-6 border-t px-3 first:border-t-0">
            <div className="h-3 w-1/4 rounded bg-sunk" />
            <div className="h-3 w-1/6 rounded bg-sunk" />
            <div className="h-3 w-1/3 rounded bg-sunk" />
          </div>
        ))}
      </div>
    </div>
  )
}
