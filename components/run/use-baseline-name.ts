// What a baseline is called on screen.
import { useTranslations } from 'next-intl'
import { baselineName } from './baseline-name'

export function useBaselineName(): (name: string) => string {
  const t = useTranslations('result.baselines')
  return (name) => baselineName(name, t)
}
