// Misses by the category of the real product, and what was said instead.
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useFigures } from '@/components/run/use-figures'
import { Card } from '@/components/ui/card'
import { ArmTag } from '@/components/ui/chip'
import { ScrollRegion } from '@/components/ui/scroll-region'
import type { CategoryMisses, MissReport } from '@/lib/core/scoring/miss-report'
import type { RowSet } from '@/lib/core/scoring/row-set'
import { useCategoryWords } from '../../_components/use-category-words'
import { CountedCell } from './counted-cell'

interface CategoryCardProps {
  reports: readonly { arm: number; report: MissReport }[]
  hrefOf: (set: RowSet) => string
}

const SHOWN = 15
const SAID = 3
const cell = 'px-2 py-1.5 align-top first:pl-0 last:pr-0'

export function CategoryCard({ reports, hrefOf }: CategoryCardProps) {
  const t = useTranslations('scores.misses')
  const words = useCategoryWords()
  const misses = (category: string) => reports.reduce((sum, { report }) => sum + (of(report, category)?.misses ?? 0), 0)
  const categories = [...new Set(reports.flatMap(({ report }) => report.categories.map(({ category }) => category)))]
    .sort((a, b) => misses(b) - misses(a))
    .slice(0, SHOWN)
  if (categories.length === 0) return null
  return (
    <Card title={t('category.title')} aside={t('category.aside')}>
      <ScrollRegion label={t('category.title')} className="overflow-x-auto">
        <table className="w-full text-sm sm:min-w-[44rem]">
          <thead>
            <tr>
              <th scope="col" className={`${cell} w-40 text-left text-xs font-medium text-ink-3`}>
                {t('category.label')}
              </th>
              {reports.map(({ arm }) => (
                <th key={arm} scope="col" className={`${cell} text-left`}>
                  <ArmTag arm={arm} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {categories.map((category) => (
              <tr key={category} className="border-t">
                <th scope="row" className={`${cell} text-left font-normal [overflow-wrap:anywhere]`}>
                  {words(category)}
                </th>
                {reports.map(({ arm, report }) => (
                  <td key={arm} className={cell}>
                    <Missed arm={arm} misses={of(report, category)} hrefOf={hrefOf} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Card>
  )
}

const of = (report: MissReport, category: string): CategoryMisses | undefined =>
  report.categories.find((one) => one.category === category)

function Missed({
  arm,
  misses,
  hrefOf,
}: {
  arm: number
  misses: CategoryMisses | undefined
  hrefOf: (set: RowSet) => string
}) {
  const t = useTranslations('scores.misses')
  const words = useCategoryWords()
  const { count } = useFigures()
  if (misses === undefined) return <span className="text-ink-3">0</span>
  const { category, rows, said } = misses
  return (
    <>
      <CountedCell arm={arm} rows={misses.misses} of={rows} href={hrefOf(['said', arm, category, ''])} />
      <p className="flex flex-wrap items-center gap-x-3 text-xs text-ink-2">
        <span className="text-ink-3">{t('category.instead')}</span>
        {said.slice(0, SAID).map((one) => (
          <Link
            key={one.category}
            href={hrefOf(['said', arm, category, one.category])}
            className="inline-flex min-h-6 items-center underline decoration-line-strong underline-offset-2"
          >
            {t('category.times', {
              category: one.category === category ? t('category.same') : words(one.category),
              rows: count(one.rows),
            })}
          </Link>
        ))}
      </p>
    </>
  )
}
