// Whether the votes can be trusted: sides, ties, agreement, what would change the first place.
import { useTranslations } from 'next-intl'
import { useFigures } from '@/components/run/use-figures'
import { Card } from '@/components/ui/card'
import type { HitAgreement } from '@/lib/core/arena/hit-agreement'
import type { ArenaReport } from '@/lib/usecases/arena-report'

/** Values of the sentence on votes and hits. */
export const hitWords = (
  { share, interval: [low, high], votes }: HitAgreement,
  percent: (share: number) => string,
) => ({
  share: percent(share),
  low: percent(low),
  high: percent(high),
  votes,
})

export function FactsCard({ report }: { report: ArenaReport }) {
  const t = useTranslations('arena.facts')
  const { count, percent, degree } = useFigures()
  const { side, shares, agreement, automatic, votes, voters, withHits } = report
  const [low, high] = side.interval
  const facts = [
    { name: t('votes'), words: t('votesWords', { votes, voters }) },
    ...(automatic > 0 ? [{ name: t('automatic'), words: count(automatic) }] : []),
    {
      name: t('side'),
      words: t('sideWords', { share: percent(side.share), low: percent(low), high: percent(high) }),
    },
    { name: t('tie'), words: percent(shares.tie) },
    { name: t('bothBad'), words: percent(shares.bothBad) },
    {
      name: t('agreement'),
      words:
        agreement === null
          ? t('agreementNone')
          : agreement.alpha === null
            ? t('agreementSingle', { observed: percent(agreement.observed) })
            : t('agreementWords', { observed: percent(agreement.observed), alpha: degree(agreement.alpha) }),
    },
    {
      name: t('hits'),
      words: withHits === null ? t('hitsNone') : t('hitsWords', hitWords(withHits, percent)),
    },
  ]
  return (
    <Card title={t('title')}>
      <dl className="grid gap-y-2 text-sm">
        {facts.map(({ name, words }) => (
          <div key={name} className="grid gap-x-4 sm:grid-cols-[minmax(0,9rem)_minmax(0,1fr)]">
            <dt className="text-ink-3">{name}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
