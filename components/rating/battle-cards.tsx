// One battle: the user as a card, two answers side by side, in one format.
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'
import type { LevelledItem } from '@/lib/core/arena/level-answers'
import type { RowCard } from '@/lib/core/arena/row-card'
import type { BattleView } from '@/lib/usecases/serve-battles'

export function UserCard({ card }: { card: RowCard | null }) {
  const t = useTranslations('vote')
  if (card === null) return <p className="text-sm text-ink-3">{t('noCard')}</p>
  return (
    <section aria-label={t('user')} className="grid gap-1.5 rounded-lg border bg-sunk px-4 py-3">
      {card.facts.length > 0 && (
        <dl className="flex flex-wrap gap-x-3 gap-y-0.5 text-sm">
          {card.facts.map(({ name, value }) => (
            <div key={name} className="flex gap-1">
              <dt className="text-ink-3">{name}</dt>
              <dd className="font-medium">{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {card.stories.map(({ name, text }) => (
        <p key={name} className="text-base [overflow-wrap:anywhere]">
          <span className="mr-1.5 text-sm text-ink-3">{name}</span>
          {text}
        </p>
      ))}
    </section>
  )
}

interface AnswerCardsProps {
  answers: BattleView['answers']
  /** The side that was chosen, if one was. */
  chosen: 'left' | 'right' | null
  /** Who wrote them, once it may be known. */
  authors?: Record<'left' | 'right', ReactNode> | undefined
}

export function AnswerCards({ answers, chosen, authors }: AnswerCardsProps) {
  const t = useTranslations('vote')
  return (
    <div className="grid gap-3 md:grid-cols-2">
      {(['left', 'right'] as const).map((side) => (
        <section
          key={side}
          aria-label={t(side)}
          className={classNames(
            'min-w-0 rounded-lg border bg-card px-4 py-3',
            chosen === side && 'border-hit ring-1 ring-hit',
          )}
        >
          <h2 className="mb-2 flex items-center gap-2 text-sm font-medium text-ink-2">
            {t(side)}
            {chosen === side && (
              <span aria-hidden="true" className="text-hit">
                ✓
              </span>
            )}
            {authors?.[side]}
          </h2>
          {answers.kind === 'list' ? (
            <ItemList items={answers[side]} />
          ) : (
            <p className="max-h-[60vh] overflow-y-auto whitespace-pre-wrap [overflow-wrap:anywhere]">{answers[side]}</p>
          )}
        </section>
      ))}
    </div>
  )
}

function ItemList({ items }: { items: readonly LevelledItem[] }) {
  return (
    <ol className="grid list-decimal gap-2 pl-5 marker:text-sm marker:text-ink-3">
      {items.map(({ name, reason }) => (
        <li key={name} className="[overflow-wrap:anywhere]">
          <span className="text-base font-medium">{name}</span>
          {reason !== '' && <span className="block text-sm text-ink-2">{reason}</span>}
        </li>
      ))}
    </ol>
  )
}
