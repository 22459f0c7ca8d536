// The battle: two answers on random sides, the vote, and who wrote what after it.
'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { AnswerCards } from '@/components/rating/battle-cards'
import { CommentField } from '@/components/rating/comment-field'
import { VoteButtons } from '@/components/rating/vote-buttons'
import { ArmTag } from '@/components/ui/chip'
import { Notice } from '@/components/ui/notice'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import { type VoteChoice, voteChoices } from '@/lib/core/rating/vote-choices'
import type { ShownSide } from '@/lib/usecases/quick-battle'
import { type Contenders, placeOf } from '../quick-contender'
import { HitChip, RevealCard } from './reveal-card'
import type { Asked } from './use-quick'

interface BattleSectionProps {
  asked: Asked
  contenders: Contenders
  next: ReactNode
  onVote: (choice: VoteChoice, comment: string) => void
  onNext: () => void
}

export function BattleSection({ asked, contenders, next, onVote, onNext }: BattleSectionProps) {
  const t = useTranslations('quick')
  const voteWords = useTranslations('vote')
  const sentence = useErrorSentence()
  const [comment, setComment] = useState('')
  const { state, view, failure, known } = asked
  if (state === 'asking')
    return (
      <p role="status" className="rounded-lg border bg-card px-4 py-6 text-sm text-ink-2">
        {t('asking')}
      </p>
    )
  if (view === null)
    return (
      <Notice tint="problem">
        {failure?.error === null || failure === null ? t('failedAsk') : sentence(failure.error)}
      </Notice>
    )
  const { answers, reveal } = view
  const chosen = reveal?.choice === 'left' || reveal?.choice === 'right' ? reveal.choice : null
  const author = (side: ShownSide) => (
    <span className="ml-auto inline-flex min-w-0 flex-wrap items-center justify-end gap-1.5 text-ink">
      <ArmTag arm={placeOf(contenders, side)} />
      <span className="min-w-0 [overflow-wrap:anywhere]">
        {side.name}
        {side.connection !== 'embedded' && ` · ${side.model}`}
      </span>
      <HitChip hitRank={side.hitRank} />
    </span>
  )
  return (
    <section aria-label={t('question')} className="grid grid-cols-1 gap-3">
      <h2 className="text-lg font-semibold text-balance">{t('question')}</h2>
      <AnswerCards
        answers={answers}
        chosen={chosen}
        authors={reveal === null ? undefined : { left: author(reveal.left), right: author(reveal.right) }}
      />
      {reveal === null ? (
        <>
          <CommentField value={comment} onChange={setComment} />
          <p className="text-sm text-ink-3 max-md:hidden">{voteWords('keys')}</p>
          <div aria-live="polite" className="empty:hidden">
            {state === 'voting' && <p className="text-sm text-ink-3">{t('saving')}</p>}
            {failure !== null && (
              <Notice tint="problem">{failure.error === null ? t('unsaved') : sentence(failure.error)}</Notice>
            )}
          </div>
          <VoteButtons choices={voteChoices} onChoose={(choice) => onVote(choice, comment)} />
        </>
      ) : (
        <RevealCard reveal={reveal} contenders={contenders} known={known} next={next} onNext={onNext} />
      )}
    </section>
  )
}
