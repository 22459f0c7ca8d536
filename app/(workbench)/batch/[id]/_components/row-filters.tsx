// Which rows are shown, as links with their counts, so that back and sharing work.
import { useTranslations } from 'next-intl'
import { useFigures } from '@/components/run/use-figures'
import { armLetter } from '@/components/ui/chip'
import { classNames } from '@/components/ui/class-names'
import { type RowFilter, rowFilters } from '@/lib/core/scoring/row-tally'
import { type ResultView, viewHref } from '../view-href'
import { FilterLink } from './filter-link'

interface RowFiltersProps {
  counts: Record<RowFilter, number>
  view: ResultView
  /** A run of one version: hit or not is all there is. */
  single: boolean
}

const pairOnly: readonly RowFilter[] = ['onlyB', 'both']
const losses: readonly RowFilter[] = ['unparseable', 'refused', 'failed']

export function RowFilters({ counts, view, single }: RowFiltersProps) {
  const t = useTranslations('result.rows')
  const { count } = useFigures()
  const words: Record<RowFilter, string> = {
    all: t('all'),
    onlyA: single ? t('hit') : t('onlyA', { letter: armLetter(view.a) }),
    onlyB: t('onlyB', { letter: armLetter(view.b) }),
    both: t('both'),
    neither: single ? t('miss') : t('neither'),
    unparseable: t('unparseable'),
    refused: t('refused'),
    failed: t('failed'),
  }
  const shown = rowFilters.filter(
    (filter) =>
      !(single && pairOnly.includes(filter)) &&
      (counts[filter] > 0 || filter === view.filter || !losses.includes(filter)),
  )
  return (
    <nav aria-label={t('filters')}>
      <ul className="flex flex-wrap gap-1.5">
        {shown.map((filter) => (
          <li key={filter}>
            <FilterLink
              href={viewHref({ ...view, filter })}
              aria-current={filter === view.filter ? 'true' : undefined}
              className={classNames(
                'inline-flex min-h-8 items-center gap-1.5 rounded-md border px-2.5 text-sm',
                filter === view.filter ? 'border-ink bg-sunk font-medium text-ink' : 'text-ink-2 hover:text-ink',
              )}
            >
              {words[filter]} <span className="text-xs text-ink-3">{count(counts[filter])}</span>
            </FilterLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
