// Previous and next of a list that is shown a page at a time.
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { buttonClass } from '@/components/ui/button'

interface PagerProps {
  /** Pages count from 1. */
  page: number
  pages: number
  /** Names the list that is paged, for screen readers. */
  label: string
  href: (page: number) => string
}

export function Pager({ page, pages, label, href }: PagerProps) {
  const t = useTranslations('data.pager')
  if (pages <= 1) return null
  const step = (to: number, word: string) =>
    to < 1 || to > pages ? (
      <span aria-disabled="true" className={buttonClass('plain', 'cursor-not-allowed text-ink-3')}>
        {word}
      </span>
    ) : (
      <Link href={href(to)} scroll={false} className={buttonClass()}>
        {word}
      </Link>
    )
  return (
    <nav aria-label={label} className="mt-3 flex flex-wrap items-center gap-3">
      {step(page - 1, t('previous'))}
      <span className="text-sm text-ink-2">{t('page', { page, pages })}</span>
      {step(page + 1, t('next'))}
    </nav>
  )
}
