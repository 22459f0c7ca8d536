// What slices are called: a value of a column, or what the rows have in common.
import { useTranslations } from 'next-intl'
import type { Dimension } from '@/lib/core/scoring/run-facts'

type Named = Pick<Dimension, 'kind' | 'name' | 'names'>

export function useSliceWords() {
  const t = useTranslations('scores.dimension')
  const dimension = ({ kind, name }: Named): string => (kind === 'column' ? name : t(`${kind}.name`))
  const value = ({ kind, names }: Named, text: string): string => {
    if (kind === 'saved') return names?.get(text) ?? t('saved.gone')
    if (text.startsWith('=')) return text.slice(1)
    switch (kind) {
      case 'column':
        return t(`column.${text === 'empty' ? 'empty' : 'other'}`)
      case 'user':
        return t(`user.${text === 'cold' ? 'cold' : 'warm'}`)
      case 'target':
        return t(`target.${text === 'repeat' ? 'repeat' : 'new'}`)
      case 'category':
        return t('category.none')
      case 'hour':
        return t('hour.band', { from: Number(text), to: Number(text) + 3 })
    }
  }
  return {
    dimension,
    value,
    /** Both, for where the dimension isn't named beside it. */
    slice: (of: Named, text: string): string => t('slice', { dimension: dimension(of), value: value(of, text) }),
  }
}
