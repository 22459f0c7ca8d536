// The figures of one column, each with its name, which explains itself; all of it stands once more below the list.
import { useTranslations } from 'next-intl'
import { Explain } from '@/components/ui/explain'
import type { ReportedColumn } from './reported-column'
import { useReportFigures } from './use-report-figures'

type FigureName =
  | 'coverage'
  | 'distinct'
  | 'entropy'
  | 'top'
  | 'tokens'
  | 'words'
  | 'information'
  | 'chance'
  | 'cramersV'
  | 'p'

export function ColumnFigures({ column }: { column: ReportedColumn }) {
  const t = useTranslations('report')
  const figures = useReportFigures()
  const { coverage, distinct, entropyBits, topValues, tokens, words, association } = column
  const shown: [FigureName, string, number | null][] = [
    ['coverage', figures.share(coverage), coverage],
    ['words', figures.decimal(words, 2), words],
    ['distinct', figures.distinct(distinct), null],
    ['tokens', figures.decimal(tokens, 1), null],
    ['entropy', t('figures.bits', { bits: figures.decimal(entropyBits, 2) }), null],
    ['top', figures.share(topValues[0]?.share ?? 0), topValues[0]?.share ?? 0],
  ]
  if (association !== null) {
    const { information, chance, cramersV, p } = association
    shown.push(
      ['information', t('figures.bits', { bits: figures.bits(information) }), null],
      ['chance', figures.range(chance.low, chance.high), null],
      ['cramersV', figures.decimal(cramersV, 3), null],
      ['p', figures.probability(p), null],
    )
  }
  return (
    <dl className="grid grid-cols-1 content-start gap-x-6 gap-y-1 text-sm sm:grid-cols-2">
      {shown.map(([name, words, share]) => (
        <div
          key={name}
          className="relative flex min-w-0 flex-wrap items-baseline justify-between gap-x-3 border-b py-1"
        >
          <dt className="text-xs text-ink-3">
            <Explain explanation={t(`explain.${name}`)}>{t(`figures.${name}`)}</Explain>
          </dt>
          <dd className="ml-auto">
            {words}
            {share !== null && (
              <span
                aria-hidden="true"
                className="absolute -bottom-0.5 left-0 h-[3px] rounded-full bg-baseline"
                style={{ width: `${share * 100}%` }}
              />
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
