// One product with its SKUs added up. A dash stands where the file said nothing.
import { useFormatter, useTranslations } from 'next-intl'
import type { PoolProduct } from '@/lib/store/pools'
import type { scoreFormat } from './score-format'

const unknown = '–'

export function ProductRow({
  product: { product, category, skus, priceLow, priceHigh, impressions, clicks, score },
  scores,
}: {
  product: PoolProduct
  /** How scores are written; null where no product of the page has one. */
  scores: ReturnType<typeof scoreFormat> | null
}) {
  const t = useTranslations('pool')
  const format = useFormatter()
  const count = (value: number | null) => (value === null ? unknown : format.number(value))
  const money = (value: number | null) =>
    value === null ? unknown : format.number(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  const price =
    priceLow === priceHigh ? money(priceLow) : t('priceRange', { low: money(priceLow), high: money(priceHigh) })
  const rate =
    impressions === null || clicks === null || impressions === 0
      ? unknown
      : format.number(clicks / impressions, { style: 'percent', minimumFractionDigits: 2, maximumFractionDigits: 2 })
  return (
    <tr>
      <td className="min-w-36 font-medium break-words">{product}</td>
      <td className="min-w-24 text-ink-2">{category === '' ? unknown : category}</td>
      <td className="text-right">{format.number(skus)}</td>
      <td className="text-right whitespace-nowrap">{price}</td>
      <td className="text-right">{count(impressions)}</td>
      <td className="text-right">{count(clicks)}</td>
      <td className="text-right">{rate}</td>
      {scores !== null && <td className="text-right">{score === null ? unknown : format.number(score, scores)}</td>}
    </tr>
  )
}
