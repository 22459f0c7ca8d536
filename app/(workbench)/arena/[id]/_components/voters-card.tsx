// Who voted, how much, and who votes unlike the rest. Whom to leave out is for a person to say, and is seen here.
'use client'

import { useTranslations } from 'next-intl'
import { useFigures } from '@/components/run/use-figures'
import { Card } from '@/components/ui/card'
import { Chip } from '@/components/ui/chip'
import { ScrollRegion } from '@/components/ui/scroll-region'
import type { Result } from '@/lib/boundary/result'
import type { VoterCheck } from '@/lib/core/rating/suspicious-voters'
import type { VoterView } from '@/lib/store/voters'
import { ExcludeVoter } from './exclude-voter'

interface VotersCardProps {
  arenaId: string
  voters: VoterView[]
  checks: VoterCheck[]
  onExclude: (input: { arenaId: string; voterId: string; reason: string | null }) => Promise<Result<unknown>>
}

const FEWEST_TO_JUDGE = 10
const cell = 'px-2 py-1.5 text-left first:pl-0 last:pr-0'
const SMALLEST_P = 0.001

export function VotersCard({ arenaId, voters, checks, onExclude }: VotersCardProps) {
  const t = useTranslations('arena.voters')
  const { count, percent, fine } = useFigures()
  const pWords = (p: number) => (p < SMALLEST_P ? `< ${fine(SMALLEST_P)}` : `= ${fine(p)}`)
  const checkOf = new Map(checks.map((check) => [check.voter, check]))
  const flagOf = (voter: VoterView) => {
    const check = checkOf.get(voter.id)
    if (voter.excludedAt !== null)
      return <Chip tint="miss">{t('excluded', { reason: voter.exclusionReason ?? '' })}</Chip>
    if (check?.flagged)
      return <Chip tint="warn">{t('flagged', { reason: t(`suspicions.${check.reason}`), p: pWords(check.p) })}</Chip>
    return <span className="text-ink-3">{t(voter.votes < FEWEST_TO_JUDGE ? 'unknown' : 'normal')}</span>
  }
  return (
    <Card title={t('title')} aside={t('aside')}>
      {voters.length === 0 ? (
        <p className="text-sm text-ink-2">{t('none')}</p>
      ) : (
        <ScrollRegion label={t('title')} className="overflow-x-auto">
          <table className="w-full text-sm">
            <thead>
              <tr className="text-xs text-ink-3">
                {(['name', 'votes', 'withdrawn', 'agree', 'flag'] as const).map((key) => (
                  <th key={key} scope="col" className={`${cell} font-medium whitespace-nowrap`}>
                    {t(key)}
                  </th>
                ))}
                <td className={cell} />
              </tr>
            </thead>
            <tbody>
              {voters.map((voter) => {
                const agreement = checkOf.get(voter.id)?.withOthers ?? null
                return (
                  <tr key={voter.id} className="border-t">
                    <th scope="row" className={`${cell} max-w-60 min-w-20 font-medium [overflow-wrap:anywhere]`}>
                      {voter.name}
                    </th>
                    <td className={cell}>{count(voter.votes)}</td>
                    <td className={cell}>{count(voter.withdrawn)}</td>
                    <td className={cell}>{agreement === null ? '–' : percent(agreement)}</td>
                    <td className={`${cell} min-w-40`}>{flagOf(voter)}</td>
                    <td className={`${cell} text-right`}>
                      <ExcludeVoter arenaId={arenaId} voter={voter} onExclude={onExclude} />
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </Card>
  )
}
