// How a run under way is told: what it has cost as far as that is known, and the time that is left.
import { useTranslations } from 'next-intl'
import { useFigures } from './use-figures'

export interface LiveCost {
  costUsd: number
  /** Calls without a known price: the cost leaves them out. */
  unpriced: number
}

/** What was spent, as a figure that never pretends: unknown, at least, or exact. */
export function useCost() {
  const t = useTranslations('batch')
  const { money } = useFigures()
  return ({ costUsd, unpriced }: LiveCost): string => {
    if (unpriced === 0) return money(costUsd)
    return costUsd === 0 ? t('unpriced') : t('atLeast', { cost: money(costUsd) })
  }
}

/** The time left in the largest unit that says enough. */
export function useTimeLeft() {
  const t = useTranslations('batch.left')
  return (seconds: number): string => {
    const minutes = Math.round(seconds / 60)
    if (minutes < 1) return t('soon')
    if (minutes < 60) return t('minutes', { minutes })
    return t('hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 })
  }
}

/** A length of time in its two largest units. */
export function useDuration() {
  const t = useTranslations('batch.duration')
  return (seconds: number): string => {
    const minutes = Math.round(seconds / 60)
    if (seconds < 60) return t('seconds', { seconds: Math.max(1, Math.round(seconds)) })
    if (minutes < 60) return t('minutes', { minutes })
    return t('hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 })
  }
}
