// S_u^p of the first rows: the SKUs that would be shown, with their EE and the chance that each had; the one really taken is marked.
import { useTranslations } from 'next-intl'
import { useFigures } from '@/components/run/use-figures'
import { Card } from '@/components/ui/card'
import { ArmTag, armLetter, Chip } from '@/components/ui/chip'
import { ScrollRegion } from '@/components/ui/scroll-region'
import type { SkuArm } from '@/lib/usecases/sku-stage'

const cell = 'px-2 py-2 align-top text-left first:pl-0 last:pr-0'

export function SkuLists({ arm: { arm, rows } }: { arm: SkuArm }) {
  const t = useTranslations('scores.skus')
  const { count, percent } = useFigures()
  const title = t('lists', { letter: armLetter(arm) })
  return (
    <Card
      title={
        <span className="inline-flex items-center gap-2">
          <ArmTag arm={arm} /> {title}
        </span>
      }
      aside={t('listsAside', { rows: rows.length })}
    >
      <ScrollRegion label={title} className="relative overflow-x-auto">
        <table className="w-full text-sm sm:min-w-[34rem]">
          <thead>
            <tr className="text-xs text-ink-3">
              <th scope="col" className={`${cell} font-medium`}>
                {t('row')}
              </th>
              <th scope="col" className={`${cell} font-medium`}>
                {t('taken')}
              </th>
              <th scope="col" className={`${cell} font-medium`}>
                {t('list')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ rowIndex, labelSkus, skus }) => (
              <tr key={rowIndex} className="border-t">
                <th scope="row" className={`${cell} font-normal text-ink-2`}>
                  {count(rowIndex + 1)}
                </th>
                <td className={`${cell} font-medium whitespace-nowrap`}>
                  {labelSkus.length === 0 ? '–' : labelSkus.map((sku) => <div key={sku}>{sku}</div>)}
                </td>
                <td className={cell}>
                  <ul className="flex flex-wrap gap-1">
                    {skus.map(({ sku, product, score, propensity }) => {
                      const hit = labelSkus.includes(sku)
                      return (
                        <li key={sku}>
                          <Chip
                            tint={hit ? 'hit' : 'plain'}
                            title={t('chance', { product, score: percent(score), propensity: percent(propensity) })}
                          >
                            <span>{product}</span> {sku} {hit && <span aria-hidden="true">✓</span>}
                            {hit && <span className="sr-only">{t('hit')}</span>}
                          </Chip>
                        </li>
                      )
                    })}
                    {skus.length === 0 && <li className="text-ink-3">{t('none')}</li>}
                  </ul>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Card>
  )
}
