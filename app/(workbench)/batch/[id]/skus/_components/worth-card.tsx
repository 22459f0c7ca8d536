// What the SKU lists would earn by the log, or why that can't be told.
import { useFormatter, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { ArmTag, armLetter } from '@/components/ui/chip'
import { ScrollRegion } from '@/components/ui/scroll-region'
import type { LoggedWorth } from '@/lib/core/sku/score-skus'
import { FEWEST_EFFECTIVE, MOST_WEIGHT } from '@/lib/core/statistics/snips'
import type { SkuArm } from '@/lib/usecases/sku-stage'

const cell = 'px-2 py-1.5 align-top not-first:text-right first:pl-0 first:text-left last:pr-0'
const columns = ['value', 'interval', 'effective', 'matched', 'cut'] as const

export function WorthCard({ titles, arms }: { titles: readonly string[]; arms: readonly SkuArm[] }) {
  const t = useTranslations('scores.skus.worth')
  const judged = arms.flatMap(({ arm, worth }) => (worth === null ? [] : [{ arm, worth }]))
  const first = judged[0]?.worth
  return (
    <Card title={t('title')} aside={t('aside')}>
      {first === undefined ? (
        <p className="text-sm text-ink-2">{t('noLog')}</p>
      ) : (
        <>
          <ul className="grid gap-1 text-sm">
            {judged.map(({ arm, worth }) => (
              <li key={arm} className="flex items-start gap-2">
                <ArmTag arm={arm} />
                <WorthSentence arm={arm} worth={worth} />
              </li>
            ))}
          </ul>
          <ScrollRegion label={t('title')} className="relative mt-3 overflow-x-auto border-t pt-1">
            <table className="w-full min-w-[36rem] text-sm">
              <thead>
                <tr className="text-xs text-ink-3">
                  <td />
                  {columns.map((column) => (
                    <th key={column} scope="col" className={`${cell} font-medium`}>
                      {t(column, { most: MOST_WEIGHT })}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {judged.map(({ arm, worth }) => (
                  <WorthRow key={arm} arm={arm} title={titles[arm] ?? ''} worth={worth} />
                ))}
              </tbody>
            </table>
          </ScrollRegion>
          <p className="mt-2 text-xs text-ink-3">{t(first.knownChances ? 'known' : 'guessed')}</p>
        </>
      )}
    </Card>
  )
}

function useReward() {
  const format = useFormatter()
  return (value: number) => format.number(value, { maximumSignificantDigits: 3 })
}

function WorthSentence({ arm, worth }: { arm: number; worth: LoggedWorth }) {
  const t = useTranslations('scores.skus.worth')
  const reward = useReward()
  const { value, loggedValue, effectiveRows } = worth
  const letter = armLetter(arm)
  if (value === null)
    return <span>{t('untold', { letter, rows: Math.floor(effectiveRows), fewest: FEWEST_EFFECTIVE })}</span>
  const [low, high] = value.interval
  const where = loggedValue < low ? 'above' : loggedValue > high ? 'below' : 'near'
  return (
    <span>
      {t('told', {
        ...{ letter, value: reward(value.mean), low: reward(low), high: reward(high), logged: reward(loggedValue) },
        where: t(where),
      })}
    </span>
  )
}

function WorthRow({ arm, title, worth }: { arm: number; title: string; worth: LoggedWorth }) {
  const t = useTranslations('scores.skus.worth')
  const format = useFormatter()
  const reward = useReward()
  const { value, effectiveRows, matched, rows, cut } = worth
  return (
    <tr className="border-t">
      <th scope="row" className={cell}>
        <ArmTag arm={arm} />
        <span className="sr-only">{title}</span>
      </th>
      <td className={`${cell} font-semibold`}>{value === null ? '–' : reward(value.mean)}</td>
      <td className={cell}>{value === null ? '–' : value.interval.map(reward).join(' – ')}</td>
      <td className={cell}>{format.number(Math.round(effectiveRows))}</td>
      <td className={cell}>{t('matchedOf', { matched, rows })}</td>
      <td className={cell}>{format.number(cut)}</td>
    </tr>
  )
}
