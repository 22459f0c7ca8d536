// How often the SKU really taken was among the first that are shown.
import { useTranslations } from 'next-intl'
import { armTone, IntervalChart } from '@/components/chart/interval-chart'
import { useFigures } from '@/components/run/use-figures'
import { Card } from '@/components/ui/card'
import { ArmTag, ArmTitle, armLetter } from '@/components/ui/chip'
import { ScrollRegion } from '@/components/ui/scroll-region'
import { SKU_KS, type SkuArm } from '@/lib/usecases/sku-stage'

interface SkuFiguresProps {
  titles: readonly string[]
  arms: readonly SkuArm[]
  /** The cut-off that is drawn. */
  k: number
}

const cell = 'px-2 py-1.5 not-first:text-right first:pl-0 first:text-left last:pr-0'

export function SkuFigures({ titles, arms, k }: SkuFiguresProps) {
  const t = useTranslations('scores.skus')
  const { percent, range } = useFigures()
  return (
    <Card title={t('rate', { k })} aside={t('rateAside', { rows: arms[0]?.figures.rows ?? 0 })}>
      <IntervalChart
        caption={t('rate', { k })}
        items={arms.map(({ arm, figures }) => ({
          key: String(arm),
          name: `${armLetter(arm)} ${titles[arm] ?? ''}`,
          label: <ArmTitle arm={arm} title={titles[arm]} />,
          tone: armTone(arm),
          value: figures.rows === 0 ? null : (figures.hitAt[k] ?? 0),
          interval: figures.hitAtInterval[k] ?? [0, 1],
        }))}
      />
      <ScrollRegion label={t('table')} className="relative mt-3 overflow-x-auto border-t pt-1">
        <table className="w-full min-w-[36rem] text-sm">
          <thead>
            <tr className="text-xs text-ink-3">
              <td />
              {SKU_KS.map((cut) => (
                <th key={cut} scope="col" className={`${cell} font-medium`}>
                  {t('at', { k: cut })}
                </th>
              ))}
              <th scope="col" className={`${cell} font-medium`}>
                {t('shown')}
              </th>
            </tr>
          </thead>
          <tbody>
            {arms.map(({ arm, figures }) => (
              <tr key={arm} className="border-t">
                <th scope="row" className={cell}>
                  <ArmTag arm={arm} />
                  <span className="sr-only">{titles[arm]}</span>
                </th>
                {SKU_KS.map((cut) => (
                  <td key={cut} className={`${cell} whitespace-nowrap`}>
                    {figures.rows === 0
                      ? '–'
                      : `${percent(figures.hitAt[cut] ?? 0)} (${range(figures.hitAtInterval[cut] ?? [0, 1])})`}
                  </td>
                ))}
                <td className={cell}>{t('mean', { shown: figures.shown })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Card>
  )
}
