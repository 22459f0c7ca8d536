// Which two of several versions are set against each other; the choice is in the address.
'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { armLetter } from '@/components/ui/chip'
import { SelectField } from '@/components/ui/field'
import { type ResultView, viewHref } from '../view-href'
import { useShownView } from './use-shown-view'

interface PairPickerProps {
  titles: string[]
  view: ResultView
  /** Arms that have a result; of two there is nothing to choose. */
  arms: readonly number[]
}

export function PairPicker({ titles, view, arms }: PairPickerProps) {
  const t = useTranslations('result.pair')
  const router = useRouter()
  const shown = useShownView(view, titles.length)
  const choose = (a: number, b: number) =>
    router.push(viewHref({ ...shown, a: Math.min(a, b), b: Math.max(a, b) }), { scroll: false })
  const options = (without: number) =>
    arms.map((arm) => (
      <option key={arm} value={arm} disabled={arm === without}>
        {armLetter(arm)} {titles[arm]}
      </option>
    ))
  if (arms.length < 3) return null
  return (
    <div className="flex flex-wrap gap-3">
      <SelectField
        label={t('left')}
        value={view.a}
        onChange={(event) => choose(Number(event.target.value), view.b)}
        className="w-full min-w-0 sm:w-80 *:min-w-0"
      >
        {options(view.b)}
      </SelectField>
      <SelectField
        label={t('right')}
        value={view.b}
        onChange={(event) => choose(view.a, Number(event.target.value))}
        className="w-full min-w-0 sm:w-80 *:min-w-0"
      >
        {options(view.a)}
      </SelectField>
    </div>
  )
}
