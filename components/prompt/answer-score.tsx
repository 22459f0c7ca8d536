// What an answer scored: the verdict in a sentence, the products it named, and what it cost.
'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { Chip } from '@/components/ui/chip'
import type { TryResult } from '@/lib/usecases/try-prompt'

export function AnswerScore({ result }: { result: TryResult }) {
  return (
    <div className="grid gap-3">
      <Verdict result={result} />
      {result.products.length > 0 && <Products result={result} />}
      <Figures result={result} />
    </div>
  )
}

function Verdict({ result }: { result: TryResult }) {
  const t = useTranslations('prompts')
  const format = useFormatter()
  const { outcome, hitRank, label, bestProduct } = result
  const degree = format.number(result.degree, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  if (label === '') return <p>{t('unjudged')}</p>
  if (hitRank > 0)
    return (
      <p className="flex flex-wrap items-baseline gap-2">
        <Chip tint="hit">✓ {t('hitAt', { rank: hitRank })}</Chip>
        {t('hitSentence', { rank: hitRank, label, degree })}
      </p>
    )
  const words =
    outcome === 'unparseable'
      ? t('unparseable', { label })
      : outcome === 'refused'
        ? t('refused', { label })
        : bestProduct === ''
          ? t('missSentence', { label })
          : t('missNearSentence', { label, best: bestProduct, degree })
  return (
    <p className="flex flex-wrap items-baseline gap-2">
      <Chip tint="miss">✗ {t('missed')}</Chip>
      {words}
    </p>
  )
}

function Products({ result }: { result: TryResult }) {
  const t = useTranslations('prompts')
  const { products, poolProducts, hitRank } = result
  return (
    <ol aria-label={t('productsFound')} className="flex flex-wrap gap-1.5">
      {products.map((product, i) => {
        const hit = i + 1 === hitRank
        const outside = poolProducts[i] === null
        return (
          <li key={product} className="max-w-full">
            <Chip tint={hit ? 'hit' : 'plain'} className="break-all">
              {i + 1} {product}
              {hit && <span>✓{hitRank}</span>}
              {outside && <span className="text-ink-3">· {t('notInPool')}</span>}
            </Chip>
          </li>
        )
      })}
    </ol>
  )
}

function Figures({ result }: { result: TryResult }) {
  const t = useTranslations('prompts')
  const { latencyMs, inputTokens, outputTokens, costUsd } = result
  const figures = [
    [t('time'), latencyMs < 1000 ? t('milliseconds', { ms: latencyMs }) : t('seconds', { seconds: latencyMs / 1000 })],
    [t('tokens'), t('tokensInOut', { input: inputTokens, output: outputTokens })],
    [t('cost'), costUsd === null ? t('costUnknown') : costUsd === 0 ? t('costFree') : t('costUsd', { cost: costUsd })],
  ]
  return (
    <dl className="flex flex-wrap gap-x-5 gap-y-1 text-xs">
      {figures.map(([name, value]) => (
        <div key={name} className="flex gap-1.5">
          <dt className="text-ink-3">{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
