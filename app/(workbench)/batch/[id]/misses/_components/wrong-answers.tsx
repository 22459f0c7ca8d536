// The answers of an arm that come again and again and are wrong, beside how often they are right.
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useFigures } from '@/components/run/use-figures'
import { Card } from '@/components/ui/card'
import { ArmTag, armLetter, Chip } from '@/components/ui/chip'
import { ScrollRegion } from '@/components/ui/scroll-region'
import type { MissReport } from '@/lib/core/scoring/miss-report'
import type { RowSet } from '@/lib/core/scoring/row-set'

interface WrongAnswersProps {
  arm: number
  report: MissReport
  /** Without a pool nothing is outside of it. */
  pool: boolean
  hrefOf: (set: RowSet) => string
}

const cell = 'px-2 py-1.5 not-first:text-right first:pl-0 first:text-left last:pr-0'

export function WrongAnswers({ arm, report, pool, hrefOf }: WrongAnswersProps) {
  const t = useTranslations('scores.misses.wrong')
  const { count, percent } = useFigures()
  const { named, taken, topNamed, topTaken } = report.bias
  const title = t('title', { letter: armLetter(arm) })
  return (
    <Card
      title={
        <span className="inline-flex items-center gap-2">
          <ArmTag arm={arm} /> {title}
        </span>
      }
    >
      {named.effective > 0 && (
        <p className="mb-2 text-sm">
          {t('bias', {
            named: named.effective,
            taken: taken.effective,
            topNamed: percent(topNamed),
            topTaken: percent(topTaken),
          })}
        </p>
      )}
      {report.wrong.length === 0 ? (
        <p className="text-sm text-ink-2">{t(named.effective > 0 ? 'none' : 'nothing')}</p>
      ) : (
        <ScrollRegion label={title} className="overflow-x-auto">
          <table className="w-full text-sm">
            <thead>
              <tr className="text-xs text-ink-3">
                <th scope="col" className={`${cell} font-medium`}>
                  {t('product')}
                </th>
                <th scope="col" className={`${cell} font-medium`}>
                  {t('rows')}
                </th>
                <th scope="col" className={`${cell} font-medium`}>
                  {t('named')}
                </th>
                <th scope="col" className={`${cell} font-medium`}>
                  {t('taken')}
                </th>
              </tr>
            </thead>
            <tbody>
              {report.wrong.map(({ name, inPool, rows, named: share, taken: right }) => (
                <tr key={`${inPool} ${name}`} className="border-t">
                  <th scope="row" className={`${cell} font-normal [overflow-wrap:anywhere]`}>
                    {name} {pool && !inPool && <Chip tint="warn">{t('unknown')}</Chip>}
                  </th>
                  <td className={cell}>
                    <Link
                      href={hrefOf(['wrong', arm, inPool ? 'pool' : 'unknown', name])}
                      className="font-medium underline decoration-line-strong underline-offset-2"
                    >
                      {count(rows)}
                    </Link>
                  </td>
                  <td className={cell}>{percent(share)}</td>
                  <td className={cell}>{percent(right)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </Card>
  )
}
