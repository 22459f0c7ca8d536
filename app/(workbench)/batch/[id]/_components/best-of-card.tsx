// A search for the best: where it is, who fell out when, and what it spares. Its shares chose the winner and are no result.
import { useTranslations } from 'next-intl'
import { useFigures } from '@/components/run/use-figures'
import { Card } from '@/components/ui/card'
import { ArmTag, armLetter, Chip } from '@/components/ui/chip'
import { ScrollRegion } from '@/components/ui/scroll-region'
import type { BestOfReport } from '@/lib/core/scoring/best-of'

interface BestOfCardProps {
  bestOf: BestOfReport
  titles: readonly string[]
  /** The run is under way. */
  live?: boolean
  className?: string
}

type Searched = BestOfReport['search'][number]

const cell = 'px-2 py-1.5 align-middle first:pl-0 last:pr-0'
const head = `${cell} text-xs font-medium text-ink-3`

/** Who came furthest first; among them by hits. */
const byStanding =
  ({ winner, opponent }: BestOfReport) =>
  (x: Searched, y: Searched): number => {
    const place = ({ arm, round }: Searched) => (arm === winner ? 1e6 : arm === opponent ? 1e5 : round)
    return place(y) - place(x) || y.hits - x.hits || x.arm - y.arm
  }

export function BestOfCard({ bestOf, titles, live = false, className = '' }: BestOfCardProps) {
  const t = useTranslations('bestOf')
  const { count, percent } = useFigures()
  const { winner, opponent, rounds, stage, calls, uniformCalls, confirmRows } = bestOf
  const left = bestOf.search.filter(({ out }) => !out).length
  const stageWords =
    stage <= rounds.length
      ? t('stages.round', { round: stage, rounds: rounds.length })
      : t(live ? 'stages.confirm' : 'stages.done')
  return (
    <Card title={t('title')} aside={t('asideLive', { stage: stageWords, calls })} className={className}>
      <p className="text-sm">
        {winner === null || opponent === null
          ? t('goesOn', { left })
          : t(live ? 'confirming' : 'won', {
              winner: armLetter(winner),
              opponent: armLetter(opponent),
              arms: titles.length,
              rows: confirmRows,
            })}{' '}
        {t('spared', { spared: uniformCalls - calls, uniform: uniformCalls, calls })}
      </p>
      <ScrollRegion label={t('table')} className="mt-3 overflow-x-auto border-t pt-1">
        <table className="w-full min-w-[34rem] text-sm">
          <thead>
            <tr>
              {(['version', 'reached', 'rows', 'hits', 'share'] as const).map((column, place) => (
                <th key={column} scope="col" className={`${head} ${place < 2 ? 'text-left' : 'text-right'}`}>
                  {t(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...bestOf.search].sort(byStanding(bestOf)).map((one) => (
              <tr key={one.arm} className={`border-t ${one.out && one.arm !== opponent ? 'text-ink-3' : ''}`}>
                <th scope="row" className={`${cell} text-left font-normal`}>
                  <span className="flex min-w-0 items-center gap-2">
                    <ArmTag arm={one.arm} />
                    <span className="[overflow-wrap:anywhere]">{titles[one.arm]}</span>
                  </span>
                </th>
                <td className={cell}>
                  <Reached one={one} bestOf={bestOf} />
                </td>
                <td className={`${cell} text-right`}>{count(one.rows)}</td>
                <td className={`${cell} text-right`}>{count(one.hits)}</td>
                <td className={`${cell} text-right`}>{one.rows === 0 ? '–' : percent(one.hits / one.rows)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className="mt-2 text-xs text-ink-3">{t('biased')}</p>
    </Card>
  )
}

function Reached({ one: { arm, round, out }, bestOf: { winner, opponent } }: { one: Searched; bestOf: BestOfReport }) {
  const t = useTranslations('bestOf')
  if (arm === winner) return <Chip tint="hit">{t('winner')}</Chip>
  return (
    <span className="flex flex-wrap items-center gap-1.5">
      {t(out ? 'out' : 'in', { round })}
      {arm === opponent && <Chip>{t('opponent')}</Chip>}
    </span>
  )
}
