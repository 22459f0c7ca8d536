// By what the rows are parted, as links, each with how many of its slices stand out.
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useSliceWords } from '@/components/run/use-slice-words'
import { classNames } from '@/components/ui/class-names'
import type { SlicedDimension } from '@/lib/core/scoring/slices'

interface DimensionNavProps {
  dimensions: readonly { dimension: SlicedDimension; marked: number; href: string }[]
  current: string
}

export function DimensionNav({ dimensions, current }: DimensionNavProps) {
  const t = useTranslations('scores.slices')
  const words = useSliceWords()
  return (
    <nav aria-label={t('by')} className="mb-3">
      <ul className="flex flex-wrap gap-1.5">
        {dimensions.map(({ dimension, marked, href }) => (
          <li key={dimension.key}>
            <Link
              href={href}
              scroll={false}
              aria-current={dimension.key === current ? 'true' : undefined}
              className={classNames(
                'inline-flex min-h-8 items-center gap-1.5 rounded-md border px-2.5 text-sm [overflow-wrap:anywhere]',
                dimension.key === current ? 'border-ink bg-sunk font-medium text-ink' : 'text-ink-2 hover:text-ink',
              )}
            >
              {words.dimension(dimension)}
              {marked > 0 && (
                <span className="text-xs text-ink-3">
                  <span aria-hidden="true">{marked}</span>
                  <span className="sr-only">{t('markedHere', { slices: marked })}</span>
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
