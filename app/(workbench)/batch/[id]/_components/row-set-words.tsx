// Which rows the address names, in words.
import { useTranslations } from 'next-intl'
import { useSliceWords } from '@/components/run/use-slice-words'
import { armLetter } from '@/components/ui/chip'
import { positionsOf, type RowSet } from '@/lib/core/scoring/row-set'
import type { Dimension, RunFacts } from '@/lib/core/scoring/run-facts'
import { REPORT_K } from '@/lib/usecases/run-report'
import { useCategoryWords } from './use-category-words'
import { useMissKindWords } from './use-miss-kind-words'

export interface AmongRows {
  set: RowSet
  positions: readonly number[]
  /** Of a slice; undefined where the run has no such dimension. */
  dimension: Pick<Dimension, 'kind' | 'name' | 'names'> | undefined
  /** Whether the run has one. */
  pool: boolean
}

export function amongOf(facts: RunFacts, set: RowSet): AmongRows {
  const dimension = set[0] === 'slice' ? facts.dimensions.find(({ key }) => key === set[1]) : undefined
  return { set, positions: positionsOf(facts, set, REPORT_K), dimension, pool: facts.pool !== null }
}

export function RowSetWords({ set, dimension, pool }: Omit<AmongRows, 'positions'>) {
  const t = useTranslations('scores')
  const slice = useSliceWords()
  const category = useCategoryWords()
  const kind = useMissKindWords(pool)
  switch (set[0]) {
    case 'slice':
      return dimension === undefined ? set[2] : slice.slice(dimension, set[2])
    case 'miss':
      return t('among.miss', { letter: armLetter(set[1]), kind: kind(set[2]).name })
    case 'said': {
      const words = { letter: armLetter(set[1]), category: category(set[2]) }
      return set[3] === '' ? t('among.missed', words) : t('among.said', { ...words, said: category(set[3]) })
    }
    case 'wrong':
      return t('among.wrong', { letter: armLetter(set[1]), product: set[3] })
    case 'loss':
      return t('among.loss', { letter: armLetter(set[1]), reason: t(`misses.losses.${set[2]}`) })
  }
}
