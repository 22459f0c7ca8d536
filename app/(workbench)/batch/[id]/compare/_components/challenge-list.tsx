// Each challenger against the champion: the verdict in a sentence, the interval drawn, who won which rows, and how sure that is.
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { DifferenceCell, DifferenceTicks, reachOf } from '@/components/chart/difference-cell'
import { useFigures } from '@/components/run/use-figures'
import { verdictOfComparison } from '@/components/run/verdict'
import { VerdictDetail, VerdictHeadline } from '@/components/run/verdict-sentence'
import { Card } from '@/components/ui/card'
import { armLetter } from '@/components/ui/chip'
import type { Challenge } from '@/lib/core/scoring/compare-champion'
import type { JudgeReading } from '@/lib/core/scoring/judge-grey'
import { viewHref } from '../../view-href'

/** A challenge with the arms' places in the run. */
export interface ShownChallenge extends Challenge {
  arm: number
}

interface ChallengeListProps {
  runId: string
  titles: readonly string[]
  champion: number
  challenges: readonly ShownChallenge[]
  reading: JudgeReading | undefined
  datasetRows: number
  /** Rows of a user repeat: McNemar's exact test takes them as independent, and says so. */
  usersRepeat: boolean
}

export function ChallengeList({
  runId,
  titles,
  champion,
  challenges,
  reading,
  datasetRows,
  usersRepeat,
}: ChallengeListProps) {
  const t = useTranslations('scores.compare')
  const { points, range } = useFigures()
  const reach = reachOf(challenges.map(({ interval }) => interval))
  return (
    <ul className="grid grid-cols-1 gap-4">
      {challenges.map((challenge) => {
        const { arm, difference, interval, anytimeInterval } = challenge
        const letters = { a: armLetter(champion), b: armLetter(arm) }
        const verdict = verdictOfComparison(challenge, champion, arm)
        return (
          <li key={arm}>
            <Card>
              <div className="grid gap-x-6 gap-y-3 lg:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)]">
                <div className="min-w-0">
                  <h2 className="text-base font-semibold text-balance">
                    <VerdictHeadline verdict={verdict} titles={titles} />
                  </h2>
                  <p className="mt-0.5 text-sm text-ink-2">
                    <VerdictDetail verdict={verdict} rows={challenge.rows} datasetRows={datasetRows} />
                  </p>
                  <p className="mt-1 text-sm text-ink-2">
                    {challenge.wins + challenge.losses === 0
                      ? t('alike', letters)
                      : t('mcnemar', {
                          ...letters,
                          wins: challenge.wins,
                          losses: challenge.losses,
                          chance: challenge.adjustedP < 0.0001 ? t('tiny') : t('times', { p: challenge.adjustedP }),
                          challengers: challenges.length,
                        })}
                    {challenge.wins + challenge.losses > 0 && usersRepeat && t('gap') + t('independent')}
                  </p>
                </div>
                <div className="min-w-0">
                  <div className="text-xs text-ink-3">
                    <DifferenceTicks reach={reach} />
                  </div>
                  <DifferenceCell value={difference} interval={interval} wider={anytimeInterval} reach={reach} />
                  <p className="text-xs text-ink-3">
                    {t('intervals', {
                      ...letters,
                      difference: points(difference),
                      interval: range(interval),
                      anytime: range(anytimeInterval),
                    })}
                  </p>
                </div>
              </div>
              <Outcomes runId={runId} champion={champion} challenge={challenge} reading={reading} />
            </Card>
          </li>
        )
      })}
    </ul>
  )
}

interface OutcomesProps {
  runId: string
  champion: number
  challenge: ShownChallenge
  reading: JudgeReading | undefined
}

/** The four kinds of rows. An address puts the earlier arm first, whoever is the champion. */
function Outcomes({ runId, champion, challenge: { arm, wins, losses, both, neither }, reading }: OutcomesProps) {
  const t = useTranslations('scores.compare.rows')
  const { count } = useFigures()
  const [a, b] = [Math.min(champion, arm), Math.max(champion, arm)]
  const [first, second] = arm === b ? (['onlyB', 'onlyA'] as const) : (['onlyA', 'onlyB'] as const)
  const kinds = [
    { filter: first, rows: wins, words: t('only', { letter: armLetter(arm) }) },
    { filter: second, rows: losses, words: t('only', { letter: armLetter(champion) }) },
    { filter: 'both', rows: both, words: t('both') },
    { filter: 'neither', rows: neither, words: t('neither') },
  ] as const
  return (
    <ul className="mt-3 flex flex-wrap gap-x-5 gap-y-1 border-t pt-2 text-sm">
      {kinds.map(({ filter, rows, words }) => (
        <li key={filter}>
          <Link
            href={`/batch/${runId}${viewHref({ filter, a, b, among: null, reading })}#rows`}
            className="inline-flex min-h-6 items-center gap-1.5 underline decoration-line-strong underline-offset-2"
          >
            {words} <span className="font-medium">{count(rows)}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
