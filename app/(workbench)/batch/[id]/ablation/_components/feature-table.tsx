// Features by what they are worth: the interval as a soft bar around zero, the value as a dot, and what each costs.
import { getFormatter, getTranslations } from 'next-intl/server'
import { Chip, type Tint } from '@/components/ui/chip'
import { classNames } from '@/components/ui/class-names'
import { ScrollRegion } from '@/components/ui/scroll-region'
import type { FeatureWorth } from '@/lib/usecases/ablation-report'

const tints: Record<FeatureWorth['verdict'], Tint> = {
  helps: 'hit',
  harms: 'miss',
  nothing: 'plain',
  undecided: 'plain',
}

export async function FeatureTable({ features }: { features: FeatureWorth[] }) {
  const [t, format] = await Promise.all([getTranslations('ablation'), getFormatter()])
  const scale = Math.max(0.01, ...features.flatMap(({ low, high }) => [Math.abs(low), Math.abs(high)]))
  const points = (share: number) =>
    format.number(share * 100, { maximumFractionDigits: 1, minimumFractionDigits: 1, signDisplay: 'exceptZero' })
  const head = 'py-1.5 pr-4 font-medium whitespace-nowrap'
  return (
    <ScrollRegion label={t('table')} className="overflow-x-auto">
      <table className="w-full text-sm">
        <thead className="border-b text-xs text-ink-3">
          <tr>
            <th className={classNames(head, 'text-left')}>{t('feature')}</th>
            <th className={classNames(head, 'text-left')}>{t('worth')}</th>
            <th className={classNames(head, 'text-left')}>{t('verdict')}</th>
            <th className={classNames(head, 'text-right')}>{t('tokens')}</th>
            <th className={classNames(head, 'text-right')}>{t('perTokens')}</th>
            <th className={classNames(head, 'text-right')}>{t('rows')}</th>
          </tr>
        </thead>
        <tbody>
          {features.map(({ dropped, versionNumber, worth, low, high, verdict, tokens, rows }) => (
            <tr key={versionNumber} className="h-[38px] border-b last:border-b-0">
              <td className="pr-4 font-medium">
                {dropped.join(' + ')} <span className="text-xs font-normal text-ink-3">v{versionNumber}</span>
              </td>
              <td className="pr-4 whitespace-nowrap">
                <span className="inline-flex items-center gap-3">
                  <Bar worth={worth} low={low} high={high} scale={scale} />
                  {t('points', { points: points(worth) })}
                  <span className="text-xs text-ink-3">{t('interval', { low: points(low), high: points(high) })}</span>
                </span>
              </td>
              <td className="pr-4">
                <Chip tint={tints[verdict]}>{t(`verdicts.${verdict}`)}</Chip>
              </td>
              <td className="pr-4 text-right">{format.number(tokens)}</td>
              <td className="pr-4 text-right">{tokens > 0 ? points((worth * 100) / tokens) : '–'}</td>
              <td className="pr-4 text-right">{format.number(rows)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

/** Zero in the middle; `scale` is what reaches either end. */
function Bar({ worth, low, high, scale }: Pick<FeatureWorth, 'worth' | 'low' | 'high'> & { scale: number }) {
  const place = (share: number) => 50 + (share / scale) * 50
  return (
    <span aria-hidden="true" className="relative inline-block h-3 w-24 rounded-full bg-sunk sm:w-36 xl:w-64">
      <span
        className="absolute inset-y-0 rounded-full bg-line-strong opacity-50"
        style={{ left: `${place(low)}%`, width: `${place(high) - place(low)}%` }}
      />
      <span className="absolute inset-y-[-3px] left-1/2 w-px bg-ink-3" />
      <span
        className="absolute top-[3px] size-1.5 -translate-x-1/2 rounded-full bg-ink"
        style={{ left: `${place(worth)}%` }}
      />
    </span>
  )
}
