// Figures as this room writes them: shares as percent with a decimal, intervals as ranges, money in dollars.
import { useFormatter } from 'next-intl'
import type { Interval } from '@/lib/core/statistics/wilson'

export function useFigures() {
  const format = useFormatter()
  // No minus before what rounds to nothing.
  const tenth = { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: 'negative' } as const
  const points = (share: number) => format.number(share * 100, tenth).replace('-', '−')
  return {
    count: (n: number) => format.number(n),
    percent: (share: number) => format.number(share, { style: 'percent', ...tenth }),
    /** Hundredths of a share: 0.124 → 12.4. */
    points,
    range: ([low, high]: Interval) => `${points(low)} – ${points(high)}`,
    /** Three decimals, for ranks' means. */
    fine: (value: number) => format.number(value, { minimumFractionDigits: 3, maximumFractionDigits: 3 }),
    /** A degree f in [0, 1]. */
    degree: (f: number) => format.number(f, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
    money: (usd: number) =>
      format.number(usd, {
        ...{ style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol' },
        maximumFractionDigits: usd > 0 && usd < 1 ? 4 : 2,
      }),
  }
}
