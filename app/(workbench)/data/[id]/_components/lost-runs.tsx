// The runs that go with the rows that they sampled, by number, and how many results they hold.
'use client'

import { useTranslations } from 'next-intl'

/** Runs on a dataset by number, and the trials they hold. */
export interface DatasetUses {
  numbers: readonly number[]
  trials: number
}

const namedRuns = 20

export function LostRuns({ uses: { numbers, trials } }: { uses: DatasetUses }) {
  const t = useTranslations('data')
  if (numbers.length === 0) return null
  const named = numbers
    .slice(0, namedRuns)
    .map((number) => `#${number}`)
    .join(t('columnJoin'))
  const more = Math.max(0, numbers.length - namedRuns)
  return <p className="text-sm text-ink-2">{t('detail.deleteRuns', { numbers: named, more, trials })}</p>
}
