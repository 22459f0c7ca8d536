// What a category of the pool is called, and what stands where there is none.
import { useTranslations } from 'next-intl'

/** From `=` and the name, 'none', or 'lost' for a row without an answer. */
export function useCategoryWords(): (category: string) => string {
  const t = useTranslations('scores.misses.category')
  return (category) => (category.startsWith('=') ? category.slice(1) : t(category === 'lost' ? 'lost' : 'none'))
}
