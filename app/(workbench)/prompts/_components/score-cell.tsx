// What a version reached in a run: the interval as a soft bar, the rate as a dot on it, the figures beside.
import Link from 'next/link'
import { getFormatter, getTranslations } from 'next-intl/server'
import type { VersionScore } from '@/lib/usecases/version-scores'

export async function ScoreCell({ score }: { score: VersionScore }) {
  const [v, format] = await Promise.all([getTranslations('versions'), getFormatter()])
  const { hit, low, high, k, trials, runId, runNumber, model } = score
  const percent = (share: number) => format.number(share, { style: 'percent', maximumFractionDigits: 1 })
  const left = (share: number) => ({ left: `${share * 100}%` })
  return (
    <span className="inline-flex items-center gap-2 whitespace-nowrap">
      <span aria-hidden="true" className="relative inline-block h-2.5 w-20 rounded-full bg-sunk">
        <span
          className="absolute inset-y-0 rounded-full bg-line-strong opacity-50"
          style={{ ...left(low), width: `${(high - low) * 100}%` }}
        />
        <span className="absolute top-0 size-2.5 -translate-x-1/2 rounded-full bg-ink" style={left(hit)} />
      </span>
      <span title={v('scoreFull', { k, trials, model })}>
        {percent(hit)}{' '}
        <span className="text-xs text-ink-3">{v('interval', { low: percent(low), high: percent(high) })}</span>
      </span>
      <Link href={`/batch/${runId}`} className="text-xs text-ink-2 underline underline-offset-2">
        {v('run', { number: runNumber })}
      </Link>
    </span>
  )
}
