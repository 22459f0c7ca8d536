// The pairs on which hits hang, those that were said most, with who said what of each.
import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import type { GreyPair, JudgeReading } from '@/lib/core/scoring/judge-grey'
import { writeReading } from '@/lib/core/scoring/write-reading'
import { PairTable } from '../../_components/pair-table'

interface GreyTableProps {
  runId: string
  theta: number
  /** The most said first. */
  pairs: readonly GreyPair[]
  reading: JudgeReading | undefined
}

const SHOWN = 200

export function GreyTable({ runId, theta, pairs, reading }: GreyTableProps) {
  const t = useTranslations('judged.pairs')
  const labels = useTranslations('threshold.ask.labels')
  const shown = pairs.slice(0, SHOWN)
  return (
    <Card title={t('title')}>
      <details>
        <summary className="cursor-pointer text-sm text-ink-2">{t('show', { count: shown.length })}</summary>
        <PairTable
          label={t('title')}
          heads={{ product: t('product'), said: t('said') }}
          rows={shown.map(({ said, ...pair }) => ({
            ...pair,
            said:
              said === null ? (
                <span className="text-ink-3">{t('open', { counts: pair.degree >= theta ? 'yes' : 'no' })}</span>
              ) : (
                <>
                  {labels(said.label)}{' '}
                  <span className="text-xs whitespace-nowrap text-ink-3">{t(`by.${said.by}`)}</span>
                </>
              ),
          }))}
        />
      </details>
      {reading !== undefined && (
        <p className="mt-3">
          <a
            href={`/api/runs/${runId}/judged-pairs.csv${writeReading(reading).replace('&', '?')}`}
            download
            className="text-sm underline underline-offset-2"
          >
            {t('export')}
          </a>
        </p>
      )}
    </Card>
  )
}
