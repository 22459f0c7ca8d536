// The batches of a run at the vendor, one a line: when it was sent, what became of its requests, when it expires or ended.
import { useTranslations } from 'next-intl'
import { Moment } from '@/components/run/moment'
import { useFigures } from '@/components/run/use-figures'
import { Card } from '@/components/ui/card'
import { ScrollRegion } from '@/components/ui/scroll-region'
import type { BatchSummary, BatchView } from '@/lib/store/batch-jobs'

const countNames = ['processing', 'succeeded', 'errored', 'expired', 'canceled'] as const
const cell = 'px-3 py-1.5 whitespace-nowrap first:pl-0 last:pr-0'
const figure = `${cell} text-right`

export function BatchesCard({ batches, className }: { batches: BatchSummary; className?: string }) {
  const t = useTranslations('result.batches.list')
  const { count } = useFigures()
  const { sentAt, counts, list, underWay, ended } = batches
  if (list.length === 0) return null
  const more = underWay + ended - list.length
  return (
    <Card title={t('title')} aside={t('aside')} className={className}>
      <p className="mb-2 text-sm">
        {t.rich('sentence', {
          requests: countNames.reduce((sum, name) => sum + counts[name], 0),
          succeeded: counts.succeeded,
          at: () => <MomentOr at={sentAt} />,
        })}
      </p>
      <ScrollRegion label={t('label')} className="max-h-80 overflow-auto">
        <table className="w-full text-sm">
          <thead>
            <tr className="text-xs font-medium text-ink-3">
              <th scope="col" className={`${cell} text-left font-medium`}>
                {t('sent')}
              </th>
              <th scope="col" className={`${cell} text-left font-medium`}>
                {t('state')}
              </th>
              {(['requests', ...countNames] as const).map((name) => (
                <th key={name} scope="col" className={`${figure} font-medium`}>
                  {t(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {list.map((batch) => (
              <tr key={batch.id} className="border-t">
                <th scope="row" className={`${cell} text-left font-normal`}>
                  <MomentOr at={batch.sentAt} />
                  {batch.round > 0 && <span className="ml-2 text-ink-3">{t('round', { round: batch.round + 1 })}</span>}
                </th>
                <td className={`${cell} text-left`}>
                  {t.rich(`states.${batch.status}`, { at: () => <MomentOr at={batch.endedAt ?? batch.expiresAt} /> })}
                </td>
                <td className={figure}>{count(batch.requests)}</td>
                {countNames.map((name) => (
                  <td key={name} className={`${figure} ${inkOf(name, batch)}`}>
                    {count(batch.counts[name])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {more > 0 && <p className="mt-2 text-xs text-ink-3">{t('more', { more })}</p>}
    </Card>
  )
}

const inkOf = (name: (typeof countNames)[number], { counts }: BatchView): string => {
  if (counts[name] === 0) return 'text-ink-3'
  return name === 'errored' || name === 'expired' ? 'font-medium text-miss' : ''
}

const MomentOr = ({ at }: { at: string | null }) => (at === null ? '–' : <Moment at={at} />)
