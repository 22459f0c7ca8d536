// Names beside products, each with f, how often it was said, and what was said of it.
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useFigures } from '@/components/run/use-figures'
import { ScrollRegion } from '@/components/ui/scroll-region'
import type { NamePair } from '@/lib/core/matching/draw-pairs'

export interface PairRow extends Pick<NamePair, 'name' | 'product' | 'degree' | 'occurrences'> {
  said: ReactNode
}

interface PairTableProps {
  label: string
  /** What the columns of products and of what was said are called. */
  heads: { product: string; said: string }
  rows: readonly PairRow[]
}

const cell = 'px-2 py-1.5 text-left align-top first:pl-0 last:pr-0'

export function PairTable({ label, heads, rows }: PairTableProps) {
  const t = useTranslations('threshold')
  const { count, degree } = useFigures()
  return (
    <ScrollRegion label={label} className="mt-3 max-h-[60vh] overflow-auto">
      <table className="w-full text-sm">
        <thead>
          <tr className="text-xs text-ink-3">
            {[t('ask.name'), heads.product, t('labels.f'), t('labels.times'), heads.said].map((head) => (
              <th key={head} scope="col" className={`${cell} font-medium whitespace-nowrap`}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, product, said, ...pair }) => (
            <tr key={JSON.stringify([name, product])} className="border-t">
              <th scope="row" className={`${cell} min-w-40 font-medium [overflow-wrap:anywhere]`}>
                {name}
              </th>
              <td className={`${cell} min-w-40 [overflow-wrap:anywhere]`}>{product}</td>
              <td className={`${cell} tabular-nums`}>{degree(pair.degree)}</td>
              <td className={`${cell} tabular-nums`}>{count(pair.occurrences)}</td>
              <td className={cell}>{said}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
