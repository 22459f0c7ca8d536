// What kinds of misses are called. Without a pool nobody knows of which category a product is.
import { useTranslations } from 'next-intl'
import type { MissKind } from '@/lib/core/scoring/misses'

export function useMissKindWords(pool: boolean) {
  const t = useTranslations('scores.misses.kinds')
  return (kind: MissKind): { name: string; hint: string } => {
    const key = kind === 'other' && !pool ? 'another' : kind
    return { name: t(`${key}.name`), hint: t(`${key}.hint`) }
  }
}
