// The desk of a voter: a name first, then battle after battle, then thanks.
'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { AnswerCards, UserCard } from '@/components/rating/battle-cards'
import { CommentField } from '@/components/rating/comment-field'
import { VoteButtons } from '@/components/rating/vote-buttons'
import { Checkbox } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { ProgressBar } from '@/components/ui/progress-bar'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import { type VoteChoice, voteChoices } from '@/lib/core/rating/vote-choices'
import type { Served } from '@/lib/usecases/serve-battles'
import { CastBar } from './cast-bar'
import { NameForm } from './name-form'
import { useVoting } from './use-voting'

export interface VotingRules {
  question: string
  showLabel: boolean
  allowTie: boolean
  allowBothBad: boolean
  allowComments: boolean
  cap: number
}

interface VotingDeskProps {
  token: string
  rules: VotingRules
  /** Null before the voter gave a name. */
  initial: Served | null
}

export function VotingDesk({ token, rules, initial }: VotingDeskProps) {
  const [served, setServed] = useState(initial)
  if (served === null) return <NameForm token={token} question={rules.question} cap={rules.cap} onJoined={setServed} />
  return <Battles token={token} rules={rules} initial={served} />
}

function Battles({ token, rules, initial }: Omit<VotingDeskProps, 'initial'> & { initial: Served }) {
  const t = useTranslations('vote')
  const sentence = useErrorSentence()
  const { queue, current, served, ballot, failure, undone, cast, next, undo } = useVoting(token, initial)
  const [comment, setComment] = useState('')
  const [quick, setQuick] = useState(false)
  const top = useRef<HTMLHeadingElement>(null)
  const shown = useRef(current?.id)
  useEffect(() => {
    if (shown.current === current?.id) return
    shown.current = current?.id
    setComment('')
    window.scrollTo({ top: 0 })
    top.current?.focus({ preventScroll: true })
  }, [current?.id])

  const { showLabel, allowTie, allowBothBad, allowComments, question } = rules
  const choices = voteChoices.filter(
    (choice) => (choice !== 'tie' || allowTie) && (choice !== 'both_bad' || allowBothBad),
  )
  const choose = (choice: VoteChoice) => {
    cast(choice, comment)
    if (quick && !showLabel) next()
  }
  const progress = { voted: served.voted, cap: served.cap }
  if (current === undefined) return <Thanks served={served} offline={failure !== null} />
  const chosen = ballot?.choice === 'left' || ballot?.choice === 'right' ? ballot.choice : null
  return (
    <div className="grid gap-4">
      <header className="grid gap-2">
        <div className="flex items-baseline justify-between gap-4">
          <h1 ref={top} tabIndex={-1} className="text-lg font-semibold text-balance outline-none">
            {question}
          </h1>
          <p className="text-sm whitespace-nowrap text-ink-3">
            <span className="sr-only">{t('progress', progress)}</span>
            <span aria-hidden="true">{t('progressShort', progress)}</span>
          </p>
        </div>
        <ProgressBar value={served.voted} max={served.cap} label={t('progress', progress)} />
      </header>
      <UserCard card={current.card} />
      <AnswerCards answers={current.answers} chosen={chosen} />
      {allowComments && ballot === null && <CommentField value={comment} onChange={setComment} />}
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 text-sm text-ink-3">
        {!showLabel && (
          <Checkbox label={t('quick')} checked={quick} onChange={(event) => setQuick(event.target.checked)} />
        )}
        <p className="max-md:hidden">{t('keys')}</p>
        {showLabel && <p>{t('final')}</p>}
        {served.alike > 0 && <p>{t('alike', { alike: served.alike })}</p>}
      </div>
      <div className="sticky bottom-0 z-10 -mx-4 border-t bg-paper px-4 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
        <div aria-live="polite" className="empty:hidden">
          {undone && ballot === null && <p className="pb-2 text-sm text-ink-2">{t('undone')}</p>}
          {failure !== null && (
            <Notice tint="problem" className="mb-2">
              {failure.error === null ? t('unsaved') : sentence(failure.error)}
            </Notice>
          )}
        </div>
        {ballot === null ? (
          <VoteButtons choices={choices} onChoose={choose} />
        ) : (
          <CastBar
            key={current.id}
            ballot={ballot}
            showLabel={showLabel}
            more={queue.length > 1}
            onNext={next}
            onUndo={undo}
            onRetry={() => cast(ballot.choice, ballot.comment)}
          />
        )}
      </div>
    </div>
  )
}

function Thanks({ served: { state, voted, alike }, offline }: { served: Served; offline: boolean }) {
  const t = useTranslations('vote')
  const waiting = state === 'waiting' || state === 'open'
  return (
    <div aria-live="polite" className="mx-auto grid max-w-md gap-2 py-16 text-center">
      <h1 className="text-xl font-semibold">{waiting ? t('states.waiting') : t('thanks')}</h1>
      {!waiting && <p className="text-ink-2">{t(`states.${state}`)}</p>}
      {voted > 0 && <p>{t('thanksVotes', { voted })}</p>}
      {alike > 0 && <p className="text-sm text-ink-3">{t('alike', { alike })}</p>}
      {offline && <Notice tint="problem">{t('offline')}</Notice>}
    </div>
  )
}
