// What the chosen run will take: calls, tokens, money and time, and how far each is known.
'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useFigures } from '@/components/run/use-figures'
import { useDuration } from '@/components/run/use-live-words'
import { Card } from '@/components/ui/card'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import type { Estimate } from '@/lib/core/run/run-price'
import type { RunPrice } from '@/lib/usecases/price-run'
import type { PriceState } from './use-price'

export function PriceCard({ state }: { state: PriceState }) {
  const t = useTranslations('batch.price')
  const sentence = useErrorSentence()
  if (state.kind === 'none') return null
  return (
    <Card title={t('title')} aside={t('aside')}>
      <div aria-busy={state.kind === 'asking'} className="min-h-16">
        {state.kind === 'asking' && <p className="text-sm text-ink-3">{t('asking')}</p>}
        {state.kind === 'failed' && (
          <p className="text-sm text-ink-2">{state.error === null ? t('unreachable') : sentence(state.error)}</p>
        )}
        {state.kind === 'known' && <Figures price={state.price} />}
      </div>
    </Card>
  )
}

/** The price in short, beside the button that starts the run. */
export function PriceWords({ price: { costUsd, seconds, transport } }: { price: RunPrice }) {
  const t = useTranslations('batch.price')
  const { money } = useFigures()
  const duration = useDuration()
  return (
    <>
      {' · '}
      <strong className="font-semibold text-ink">
        {costUsd === null ? t('costUnknown') : t('about', { cost: money(costUsd.mid) })}
      </strong>
      {seconds !== null && ` · ${duration(seconds)}`}
      {transport === 'batch' && ` · ${t('withinDay')}`}
    </>
  )
}

function Figures({ price }: { price: RunPrice }) {
  const t = useTranslations('batch.price')
  const sentence = useErrorSentence()
  const { count, money } = useFigures()
  const duration = useDuration()
  const { calls, shared, kept, inputTokens, outputTokens, costUsd, unpriced, seconds, stop, transport, bestOf } = price
  const tBestOf = useTranslations('bestOf')
  const batch = transport === 'batch'
  const figures: { name: string; value: ReactNode; aside: string }[] = [
    {
      name: t('calls'),
      value: count(calls),
      aside: [
        bestOf !== null && tBestOf('atMost'),
        shared > 0 && t('shared', { shared }),
        kept > 0 && t('kept', { kept }),
      ]
        .filter(Boolean)
        .join(' · '),
    },
    {
      name: t('input'),
      value: rounded(inputTokens.mid, count),
      aside: inputTokens.mid === 0 ? '' : t(price.counted ? 'counted' : 'rough'),
    },
    {
      name: t('output'),
      value: rounded(outputTokens.mid, count),
      aside: outputTokens.mid === 0 ? '' : t(price.assumedOutput ? 'assumed' : 'earlier'),
    },
    {
      name: t('cost'),
      value: costUsd === null ? t('unknown') : money(costUsd.mid),
      aside:
        costUsd === null
          ? t('unpriced', { models: unpriced.join(', ') })
          : [rangeOf(costUsd, money), batch && t('half')].filter(Boolean).join(' · '),
    },
    {
      name: t('time'),
      value: batch ? t('withinDay') : seconds === null ? t('unknown') : duration(seconds),
      aside: t(batch ? 'oftenAnHour' : seconds === null ? 'noLatency' : 'latency'),
    },
  ]
  return (
    <>
      <dl className="grid grid-cols-2 gap-x-8 gap-y-3 sm:grid-cols-3 lg:grid-cols-5">
        {figures.map(({ name, value, aside }) => (
          <div key={name} className="min-w-0">
            <dt className="text-xs text-ink-3">{name}</dt>
            <dd className="font-semibold [overflow-wrap:anywhere]">{value}</dd>
            {aside !== '' && <dd className="text-xs text-ink-3 [overflow-wrap:anywhere]">{aside}</dd>}
          </div>
        ))}
      </dl>
      {price.countFailure !== null && (
        <p className="mt-3 text-sm text-ink-2">{t('countFailed', { sentence: sentence(price.countFailure) })}</p>
      )}
      {price.duplicates > 0 && (
        <p className="mt-3 text-sm text-ink-2">{t('duplicates', { duplicates: price.duplicates, rows: price.rows })}</p>
      )}
      {stop !== null && (
        <p className="mt-3 text-sm font-medium">
          {t(stop.by === 'calls' ? 'stopsAtCalls' : 'stopsAtBudget', { calls: stop.calls, of: calls })}
        </p>
      )}
    </>
  )
}

const rangeOf = ({ low, high }: Estimate, write: (value: number) => string): string =>
  low === high ? '' : `${write(low)} – ${write(high)}`

/** Three digits: an estimate knows no more. */
const rounded = (value: number, write: (value: number) => string): string =>
  write(Number(Math.round(value).toPrecision(3)))
