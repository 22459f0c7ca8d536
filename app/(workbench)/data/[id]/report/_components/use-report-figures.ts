// Figures as the column report writes them.
import { useFormatter, useTranslations } from 'next-intl'
import { distinctLimit } from '@/lib/core/dataset/profile'

export function useReportFigures() {
  const t = useTranslations('report.figures')
  const format = useFormatter()
  const decimals = (digits: number) => ({
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: 'negative' as const,
  })
  /** Information comes in nats. */
  const bits = (information: number) => format.number(information / Math.LN2, decimals(3))
  return {
    bits,
    range: (low: number, high: number) => `${bits(low)} – ${bits(high)}`,
    /** Cut, never rounded up: 100 % means all. What is there is never written as 0 %. */
    share: (share: number) => {
      const tenth = (shown: number) => format.number(shown, { style: 'percent', maximumFractionDigits: 1 })
      return share > 0 && share < 0.001
        ? t('below', { limit: tenth(0.001) })
        : tenth(Math.floor(share * 1000 + 1e-9) / 1000)
    },
    decimal: (value: number, digits: number) => format.number(value, decimals(digits)),
    count: (count: number) => format.number(count),
    distinct: (count: number) => (count >= distinctLimit ? t('atLeast', { count }) : format.number(count)),
    probability: (p: number) =>
      p < 0.001 ? t('below', { limit: format.number(0.001) }) : format.number(p, { maximumFractionDigits: 3 }),
    number: (value: number) => format.number(value, { maximumSignificantDigits: 4 }),
    time: (epochMs: number) => format.dateTime(epochMs, { dateStyle: 'medium', timeZone: 'UTC' }),
  }
}
