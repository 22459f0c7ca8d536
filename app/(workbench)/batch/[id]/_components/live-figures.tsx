// What a run under way has taken so far and what it will come to.
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Explained, type ExplainedFigure } from '@/components/run/explained'
import { Moment } from '@/components/run/moment'
import { useFigures } from '@/components/run/use-figures'
import { useCost, useTimeLeft } from '@/components/run/use-live-words'
import type { WatchedRun } from '@/lib/runtime'

interface Figure {
  name: string
  explained?: ExplainedFigure
  value: ReactNode
  /** A second, quieter line. */
  aside?: ReactNode
  ink?: string
}

export function LiveFigures({ progress }: { progress: WatchedRun }) {
  const t = useTranslations('result.live')
  const { count, money } = useFigures()
  const cost = useCost()
  const timeLeft = useTimeLeft()
  const { arms, calls, reused, speed, budgetUsd, unpriced, hosts, batches } = progress
  const failed = arms.reduce((sum, arm) => sum + arm.failed, 0)
  const secondsLeft = speed?.secondsLeft ?? null
  const projected = speed?.projectedUsd ?? null
  const figures: Figure[] = [
    { name: t('calls'), explained: 'calls', value: count(calls) },
    { name: t('reused'), explained: 'reused', value: count(reused) },
    { name: t('failed'), explained: 'failed', value: count(failed), ink: failed > 0 ? 'text-miss' : '' },
    ...(batches === null
      ? [
          {
            name: t('speed'),
            value: speed === null ? t('notYet') : t('perMinute', { calls: Math.round(speed.callsPerMinute) }),
          },
        ]
      : []),
    {
      name: t('cost'),
      explained: 'cost',
      value: cost(progress),
      aside: [
        unpriced === 0 && projected !== null && t('projected', { cost: money(projected) }),
        budgetUsd !== null && t('budget', { cost: money(budgetUsd) }),
      ]
        .filter(Boolean)
        .join(' · '),
    },
  ]
  const end: Figure =
    batches === null
      ? {
          name: t('ends'),
          explained: 'ends',
          // To the minute: seconds would only jump about.
          value:
            secondsLeft === null ? (
              t('notYet')
            ) : (
              <Moment at={new Date(Math.round((Date.now() + secondsLeft * 1000) / 60_000) * 60_000).toISOString()} />
            ),
          aside: secondsLeft !== null && timeLeft(secondsLeft),
        }
      : {
          name: t('endsAtLatest'),
          value: batches.expiresAt === null ? t('notYet') : <Moment at={batches.expiresAt} />,
          aside: t('usuallySooner'),
        }
  return (
    <>
      <dl className="mt-3 flex flex-wrap gap-x-8 gap-y-2 border-t pt-3">
        {[...figures, end].map(({ name, explained, value, aside, ink = '' }) => (
          <div key={name} className="min-w-20">
            <dt className="text-xs text-ink-3">
              {explained === undefined ? name : <Explained figure={explained}>{name}</Explained>}
            </dt>
            <dd className={`font-semibold ${ink}`}>{value}</dd>
            {aside && <dd className="text-xs text-ink-3">{aside}</dd>}
          </div>
        ))}
      </dl>
      {hosts.length > 1 && (
        <p className="mt-2 text-xs text-ink-3">{t('hosts', { processes: hosts.length, hosts: tally(hosts) })}</p>
      )}
    </>
  )
}

/** Hosts by name, with how many processes each runs where there are several. */
function tally(hosts: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const host of hosts) counts.set(host, (counts.get(host) ?? 0) + 1)
  return [...counts].map(([host, n]) => (n === 1 ? host : `${host} × ${n}`)).join(', ')
}
