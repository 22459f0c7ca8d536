// The champion and its best challenger side by side in every saved slice.
import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { armLetter } from '@/components/ui/chip'
import type { JudgeReading } from '@/lib/core/scoring/judge-grey'
import type { RunFacts } from '@/lib/core/scoring/run-facts'
import { SAVED } from '@/lib/core/scoring/run-facts'
import { sliceRun } from '@/lib/core/scoring/slices'
import type { Run } from '@/lib/store/runs'
import { keepFor } from '@/lib/usecases/keep-for'
import { REPORT_K } from '@/lib/usecases/run-report'
import { SliceTable } from '../../slices/_components/slice-table'
import { useShownSlices } from '../../slices/_components/use-shown-slices'

interface SavedSidesProps {
  run: Run
  facts: RunFacts
  arms: readonly [champion: number, challenger: number | null]
  reading: JudgeReading | undefined
}

export function SavedSides({ run, facts, arms: [champion, challenger], reading }: SavedSidesProps) {
  const t = useTranslations('savedSlices')
  const pair = { a: Math.min(champion, challenger ?? champion), b: Math.max(champion, challenger ?? champion) }
  const shown = useShownSlices(run.id, { ...pair, reading })
  if (challenger === null || !facts.dimensions.some(({ kind }) => kind === SAVED)) return null
  const report = keepFor(facts, `slices ${pair.a} ${pair.b}`, () => sliceRun(facts, pair.a, pair.b, REPORT_K))
  const dimension = report.dimensions.find(({ kind }) => kind === SAVED)
  if (dimension === undefined) return null
  return (
    <Card title={t('side')} aside={t('sideAside', { a: armLetter(pair.a), b: armLetter(pair.b) })}>
      <SliceTable label={t('side')} slices={shown(dimension, false)} pair={pair} />
    </Card>
  )
}
