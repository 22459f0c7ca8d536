// What all slices together say, in a sentence.
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { armLetter } from '@/components/ui/chip'
import { type SliceReport, standsOut } from '@/lib/core/scoring/slices'

export function SliceVerdict({ report, pair }: { report: SliceReport; pair: { a: number; b: number } }): ReactNode {
  const t = useTranslations('scores.slices.verdict')
  const slices = report.dimensions.flatMap((dimension) => dimension.slices)
  const wins = (side: 'a' | 'b') => slices.filter(({ difference }) => difference?.better === side).length
  if (slices.length === 0) return t('nothing')
  if (slices.every(({ b }) => b === null))
    return t('single', { slices: slices.filter((slice) => standsOut(slice, null)).length })
  const [winsA, winsB] = [wins('a'), wins('b')]
  const letters = { a: armLetter(pair.a), b: armLetter(pair.b) }
  if (winsA + winsB === 0) return t('same', letters)
  return t('pair', { ...letters, winsA, winsB, slices: slices.length })
}
