// The form of a new arena: answers, rules, what they amount to, and the one button.
'use client'

import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { firstModels } from '@/components/run/model-choices'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import type { Result } from '@/lib/boundary/result'
import { FEWEST_CONTENDERS, MOST_CONTENDERS } from '@/lib/core/arena/arena-limits'
import type { ErrorValue } from '@/lib/errors'
import type { CreateArenaRequest } from '@/lib/usecases/create-arena'
import { type ArenaChoices, arenaInputOf, sizeOf } from '../arena-choices'
import { AnswersFields, type ArenaOffer } from './answers-fields'
import { RulesFields } from './rules-fields'

interface NewArenaFormProps {
  offer: ArenaOffer
  wanted: { runId: string | null; versionIds: string[]; seed: number; question: string }
  onCreate: (input: CreateArenaRequest) => Promise<Result<unknown>>
}

const DEFAULT_ROWS = 100

const firstChoices = (
  { runs, datasets }: ArenaOffer,
  { runId, versionIds, seed, question }: NewArenaFormProps['wanted'],
): ArenaChoices => {
  const run = runs.find(({ id }) => id === runId) ?? runs[0]
  return {
    ...firstModels,
    from: runId === null ? 'new' : 'run',
    runId: run?.id ?? '',
    arms: run?.arms.map(({ arm }) => arm) ?? [],
    datasetId: datasets[0]?.id ?? '',
    versionIds,
    rows: String(DEFAULT_ROWS),
    seed,
    question,
    showProfile: true,
    showLabel: false,
    allowTie: true,
    allowBothBad: true,
    allowComments: false,
    votesPerVoter: '40',
    end: 'stable',
    endVotes: '200',
  }
}

export function NewArenaForm({ offer, wanted, onCreate }: NewArenaFormProps) {
  const t = useTranslations('arena.form')
  const sentence = useErrorSentence()
  const [choices, setChoices] = useState(() => firstChoices(offer, wanted))
  const [error, setError] = useState<ErrorValue | null>(null)
  const [pending, startTransition] = useTransition()
  const change = (patch: Partial<ArenaChoices>) => setChoices((before) => ({ ...before, ...patch }))
  const { contenders, rows } = sizeOf(choices, offer.runs)
  const fits = contenders >= FEWEST_CONTENDERS && contenders <= MOST_CONTENDERS
  const submit = () =>
    startTransition(async () => {
      setError(null)
      // Where it works, the server leads on to the arena and this never returns.
      const result = await onCreate(arenaInputOf(choices))
      if (!result.ok) setError(result.error)
    })
  return (
    <form
      className="grid gap-4 pb-24"
      onSubmit={(event) => {
        event.preventDefault()
        if (fits && !pending) submit()
      }}
    >
      <Card title={t('answers')}>
        <AnswersFields offer={offer} choices={choices} onChange={change} />
      </Card>
      <Card title={t('rules')}>
        <RulesFields choices={choices} onChange={change} />
      </Card>
      {error !== null && <Notice tint="problem">{sentence(error)}</Notice>}
      <div className="fixed inset-x-0 bottom-0 z-10 border-t bg-paper px-4 py-3 md:left-[204px] md:px-7">
        <div className="flex max-w-[1264px] flex-wrap items-center justify-between gap-x-6 gap-y-2">
          <p aria-live="polite" className="min-w-0 text-sm text-ink-2">
            {fits
              ? t.rich('summary', {
                  contenders,
                  pairs: (contenders * (contenders - 1)) / 2,
                  rows,
                  b: (chunks) => <strong className="font-semibold text-ink">{chunks}</strong>,
                })
              : t(contenders < FEWEST_CONTENDERS ? 'tooFew' : 'tooMany')}
          </p>
          <Button type="submit" look="primary" disabled={!fits || pending}>
            {pending ? t('submitting') : t('submit')}
          </Button>
        </div>
      </div>
    </form>
  )
}
