// Who beat whom how often: what voters saw, before any model.
import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { ArmTag } from '@/components/ui/chip'
import { ScrollRegion } from '@/components/ui/scroll-region'
import type { ArenaReport } from '@/lib/usecases/arena-report'
import type { ContenderView } from '../contender-view'

export function MatrixCard({
  report: { ranked, matrix },
  contenders,
}: {
  report: Pick<ArenaReport, 'ranked' | 'matrix'>
  contenders: readonly ContenderView[]
}) {
  const t = useTranslations('arena.matrix')
  const byArm = new Map(contenders.map((contender) => [contender.arm, contender]))
  const tag = (arm: number) => (
    <>
      <ArmTag arm={byArm.get(arm)?.place ?? 0} />
      <span className="sr-only">{byArm.get(arm)?.title}</span>
    </>
  )
  return (
    <Card title={t('title')} aside={t('aside')}>
      <ScrollRegion label={t('caption')} className="overflow-x-auto">
        <table className="text-sm">
          <caption className="sr-only">{t('caption')}</caption>
          <thead>
            <tr>
              <td />
              {ranked.map(({ arm }) => (
                <th key={arm} scope="col" className="px-2 py-1">
                  {tag(arm)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ranked.map(({ arm }, row) => (
              <tr key={arm} className="border-t">
                <th scope="row" className="py-2 pr-2 text-left">
                  {tag(arm)}
                </th>
                {ranked.map(({ arm: other }, column) => (
                  <td key={other} className="px-2 py-2 text-center whitespace-nowrap">
                    {arm !== other && <Cell report={{ matrix }} row={row} column={column} />}
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

function Cell({
  report: { matrix },
  row,
  column,
}: {
  report: Pick<ArenaReport, 'matrix'>
  row: number
  column: number
}) {
  const t = useTranslations('arena.matrix')
  const there = matrix[row]?.[column]
  const back = matrix[column]?.[row]
  if (there === undefined || back === undefined || there.votes === 0)
    return (
      <span className="text-ink-3">
        <span aria-hidden="true">·</span>
        <span className="sr-only">{t('none')}</span>
      </span>
    )
  const ties = there.ties + there.bothBad
  return (
    <>
      <span className={there.wins > back.wins ? 'font-semibold' : undefined}>
        {t('cell', { wins: there.wins, losses: back.wins })}
      </span>
      {ties > 0 && <span className="text-xs text-ink-3">{t('ties', { ties })}</span>}
    </>
  )
}
