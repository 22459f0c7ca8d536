// Sends the misses that a view shows, of one arm of its pair, to the optimise tab, where they go along with a revision.
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { missHref, missScopeOf } from '@/components/run/miss-href'
import { buttonClass } from '@/components/ui/button'
import { armLetter } from '@/components/ui/chip'
import type { ResultView } from '../view-href'

interface SendMissesProps {
  runId: string
  /** How many the run has: alone, an arm has no other. */
  arms: number
  view: ResultView
}

export function SendMisses({ runId, arms, view }: SendMissesProps) {
  const t = useTranslations('optimise.missed')
  const { filter, a, b, among } = view
  const sides = arms === 1 ? (['a'] as const) : (['a', 'b'] as const)
  return (
    <span className="inline-flex flex-wrap gap-2">
      {sides.map((side) => {
        const scope = arms === 1 && filter === 'neither' ? 'all' : missScopeOf(filter, side)
        const [arm, other] = side === 'a' ? [a, b] : [b, a]
        if (scope === null) return null
        return (
          <Link
            key={side}
            prefetch={false}
            href={missHref(runId, { arm, scope, other: arms === 1 ? null : other, among })}
            className={buttonClass('plain', 'min-h-8 px-2.5 py-1')}
          >
            {t('send', { letter: armLetter(arm) })}
          </Link>
        )
      })}
    </span>
  )
}
