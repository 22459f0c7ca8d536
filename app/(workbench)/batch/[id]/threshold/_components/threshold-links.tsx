// What the page is asked for by its address: at which level a package counts, and how many pairs are drawn.
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { classNames } from '@/components/ui/class-names'
import { type MatchLevel, matchLevels } from '@/lib/core/matching/pair-label'
import { type ResultView, viewHref } from '../../view-href'

interface Asked {
  level: MatchLevel
  size: number
  /** Kept for the other views of the run. */
  view: ResultView
}

const hrefOf = ({ level, size, view }: Asked): string => `${viewHref(view)}&level=${level}&size=${size}`

function Choice({ href, current, children }: { href: string; current: boolean; children: string }) {
  return (
    <Link
      href={href}
      scroll={false}
      aria-current={current ? 'true' : undefined}
      className={classNames(
        'inline-flex min-h-8 items-center rounded-md border px-2.5 text-sm',
        current ? 'border-ink font-medium text-ink' : 'border-line-strong text-ink-2 hover:text-ink',
      )}
    >
      {children}
    </Link>
  )
}

export function LevelLinks(asked: Asked) {
  const { level } = asked
  const t = useTranslations('threshold.level')
  return (
    <nav aria-label={t('label')} className="flex flex-wrap items-center gap-2">
      {matchLevels.map((one) => (
        <Choice key={one} href={hrefOf({ ...asked, level: one })} current={one === level}>
          {t(one)}
        </Choice>
      ))}
      <span className="text-xs text-ink-3">{t(`${level}Hint`)}</span>
    </nav>
  )
}

export function SizeLinks({ sizes, ...asked }: Asked & { sizes: readonly number[] }) {
  const t = useTranslations('threshold.ask')
  if (sizes.length < 2) return null
  return (
    <nav aria-label={t('sizes')} className="flex flex-wrap gap-2">
      {sizes.map((one) => (
        <Choice key={one} href={hrefOf({ ...asked, size: one })} current={one === asked.size}>
          {t('more', { size: one })}
        </Choice>
      ))}
    </nav>
  )
}
