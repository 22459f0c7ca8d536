// How the scores came to be what they are, vote by vote.
import { useTranslations } from 'next-intl'
import { ScoreLines } from '@/components/chart/score-lines'
import { Card } from '@/components/ui/card'
import { armLetter } from '@/components/ui/chip'
import type { ArenaReport } from '@/lib/usecases/arena-report'
import type { ContenderView } from '../contender-view'

export function HistoryCard({
  report: { history, ranked },
  contenders,
}: {
  report: Pick<ArenaReport, 'history' | 'ranked'>
  contenders: readonly ContenderView[]
}) {
  const t = useTranslations('arena.history')
  const arms = new Set(ranked.map(({ arm }) => arm))
  return (
    <Card title={t('title')}>
      <ScoreLines
        caption={t('caption')}
        points={history.map(({ votes }) => t('votes', { votes }))}
        lines={contenders
          .filter(({ arm }) => arms.has(arm))
          .map(({ arm, place, title }) => ({
            key: String(arm),
            name: title,
            mark: armLetter(place),
            tone: place === 0 ? 'a' : place === 1 ? 'b' : 'ink',
            scores: history.map(({ scores }) => scores.get(arm) ?? 0),
          }))}
      />
    </Card>
  )
}
