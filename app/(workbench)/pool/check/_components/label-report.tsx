// How many labels the pool has, in a sentence and a bar, and those that it doesn't have with their nearest products.
import { useFormatter, useTranslations } from 'next-intl'
import { ScrollTable } from '@/components/dataset/scroll-table'
import { Card } from '@/components/ui/card'
import type { LabelCheck } from '@/lib/usecases/check-pool'
import { LabelBar } from './label-bar'
import { NearProducts } from './near-products'

interface LabelReportProps {
  sceneId: string
  /** Its name. */
  dataset: string
  check: LabelCheck
  theta: number
}

export function LabelReport({ sceneId, dataset, check, theta }: LabelReportProps) {
  const t = useTranslations('pool.check')
  const format = useFormatter()
  const { labels, mentions, missing, missingLabels, missingMentions, nearMentions } = check
  const share = (count: number) =>
    format.number(count / mentions, { style: 'percent', maximumSignificantDigits: count / mentions < 0.01 ? 1 : 3 })
  return (
    <>
      <Card>
        <p className="text-base font-medium">
          {missingLabels === 0
            ? t('allIn', { name: dataset, labels })
            : t('missing', { name: dataset, labels, missing: missingLabels, share: share(missingMentions) })}
        </p>
        {nearMentions > 0 && (
          <p className="mt-0.5 text-sm text-ink-2">{t('near', { share: share(nearMentions), theta })}</p>
        )}
        <LabelBar
          parts={{ in: mentions - missingMentions, near: nearMentions, out: missingMentions - nearMentions }}
          total={mentions}
          theta={theta}
        />
        {missing.length < missingLabels && (
          <p className="mt-2 text-sm text-ink-2">{t('shown', { shown: missing.length })}</p>
        )}
      </Card>
      {missing.length > 0 && (
        <ScrollTable label={t('label')}>
          <thead>
            <tr>
              <th scope="col">{t('label')}</th>
              <th scope="col" className="text-right!">
                {t('rows')}
              </th>
              <th scope="col" className="text-right!">
                {t('share')}
              </th>
              <th scope="col">{t('nearest')}</th>
            </tr>
          </thead>
          <tbody>
            {missing.map(({ label, rows, nearest }) => (
              <tr key={label}>
                <td className="min-w-36 font-medium break-words">{label}</td>
                <td className="text-right">{format.number(rows)}</td>
                <td className="text-right">{share(rows)}</td>
                <td className="min-w-104">
                  <NearProducts sceneId={sceneId} label={label} products={nearest} theta={theta} />
                </td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      )}
    </>
  )
}
