// The runs that go with the rows that they sampled, by number, how many results they hold, and the arenas on their answers.
'use client'

import { useTranslations } from 'next-intl'

/** Runs on a dataset by number, the trials they hold, and arenas on their answers with their votes. */
export interface DatasetUses {
  numbers: readonly number[]
  trials: number
  arenas: number
  votes: number
}

const namedRuns = 20

export function LostRuns({ uses: { numbers, trials, arenas, votes } }: { uses: DatasetUses }) {
  const t = useTranslations('data')
  if (numbers.length === 0) return null
  const named = numbers
    .slice(0, namedRuns)
    .map((number) => `#${number}`)
    .join(t('columnJoin'))
  const more = Math.max(0, numbers.length - namedRuns)
  return (
    <>
      <p className="text-sm text-ink-2">{t('detail.deleteRuns', { numbers: named, more, trials })}</p>
      {arenas > 0 && <p className="text-sm text-ink-2">{t('detail.deleteArenas', { arenas, votes })}</p>}
    </>
  )
}
