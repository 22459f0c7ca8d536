// What a baseline is called on screen.
import { useTranslations } from 'next-intl'

export function useBaselineName(): (name: string) => string {
  const t = useTranslations('result.baselines')
  return (name) => (name === 'popularity' ? t('popularity') : name)
}
