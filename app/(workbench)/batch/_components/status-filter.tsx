// Narrows the list of runs to one status; those that no run is in aren't offered.
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { buttonClass } from '@/components/ui/button'
import { type RunStatus, runStatuses } from '@/lib/core/run/run'

interface StatusFilterProps {
  counts: Partial<Record<RunStatus, number>>
  chosen: RunStatus | undefined
}

export function StatusFilter({ counts, chosen }: StatusFilterProps) {
  const t = useTranslations('batch')
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const choices = runStatuses.filter((status) => counts[status] !== undefined || status === chosen)
  if (choices.length < 2 && chosen === undefined) return null
  const link = (status: RunStatus | undefined, words: string, count: number) => (
    <Link
      key={words}
      href={status === undefined ? '/batch' : `/batch?status=${status}`}
      aria-current={status === chosen ? 'true' : undefined}
      className={buttonClass(status === chosen ? 'plain' : 'quiet')}
    >
      {t('statusCount', { status: words, count })}
    </Link>
  )
  return (
    <nav aria-label={t('filter')} className="mb-3 flex flex-wrap gap-1">
      {link(undefined, t('everyStatus'), all)}
      {choices.map((status) => link(status, t(`status.${status}`), counts[status] ?? 0))}
    </nav>
  )
}
