// Why rows were missed, by kind, each with what it means and what could be done about it.
import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { ArmTag } from '@/components/ui/chip'
import { ScrollRegion } from '@/components/ui/scroll-region'
import type { MissReport } from '@/lib/core/scoring/miss-report'
import { missKinds } from '@/lib/core/scoring/misses'
import type { RowSet } from '@/lib/core/scoring/row-set'
import { useMissKindWords } from '../../_components/use-miss-kind-words'
import { CountedCell } from './counted-cell'

interface KindsCardProps {
  reports: readonly { arm: number; report: MissReport }[]
  pool: boolean
  hrefOf: (set: RowSet) => string
}

const cell = 'px-2 py-1.5 align-top first:pl-0 last:pr-0'

export function KindsCard({ reports, pool, hrefOf }: KindsCardProps) {
  const t = useTranslations('scores.misses')
  const words = useMissKindWords(pool)
  const shown = missKinds.filter((kind) => reports.some(({ report }) => report.kinds[kind] > 0))
  return (
    <Card title={t('why.title')} aside={t('why.aside')}>
      <ScrollRegion label={t('why.title')} className="overflow-x-auto">
        <table className="w-full text-sm sm:min-w-[44rem]">
          <thead>
            <tr>
              <th scope="col" className={`${cell} text-left text-xs font-medium text-ink-3`}>
                {t('why.kind')}
              </th>
              {reports.map(({ arm }) => (
                <th key={arm} scope="col" className={`${cell} text-left sm:w-64`}>
                  <ArmTag arm={arm} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((kind) => (
              <tr key={kind} className="border-t">
                <th scope="row" className={`${cell} text-left font-normal`}>
                  <span className="font-medium">{words(kind).name}</span>
                  <span className="block max-w-[60ch] text-xs text-ink-3">{words(kind).hint}</span>
                </th>
                {reports.map(({ arm, report }) => (
                  <td key={arm} className={cell}>
                    <CountedCell
                      arm={arm}
                      rows={report.kinds[kind]}
                      of={report.misses}
                      href={hrefOf(['miss', arm, kind])}
                    />
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
