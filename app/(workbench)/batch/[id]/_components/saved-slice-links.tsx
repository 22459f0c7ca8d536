// The saved slices of the dataset as filters of the rows.
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { classNames } from '@/components/ui/class-names'
import { SAVED } from '@/lib/core/scoring/run-facts'
import type { SavedSlice } from '@/lib/core/scoring/saved-slice'
import { type ResultView, viewHref } from '../view-href'

export function SavedSliceLinks({ slices, view }: { slices: readonly SavedSlice[]; view: ResultView }) {
  const t = useTranslations('savedSlices')
  const { among } = view
  const current = among?.[0] === 'slice' && among[1] === SAVED ? among[2] : null
  return (
    <nav aria-label={t('filter')}>
      <ul className="flex flex-wrap items-center gap-1.5">
        <li className="text-xs text-ink-3">{t('filter')}</li>
        {slices.map(({ id, name }) => (
          <li key={id} className="min-w-0">
            <Link
              href={viewHref({ ...view, among: id === current ? null : ['slice', SAVED, id] })}
              scroll={false}
              aria-current={id === current ? 'true' : undefined}
              className={classNames(
                'inline-flex min-h-8 items-center rounded-md border px-2.5 text-sm [overflow-wrap:anywhere]',
                id === current ? 'border-ink bg-sunk font-medium text-ink' : 'text-ink-2 hover:text-ink',
              )}
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
