// Asks a model with the text as it stands, on the row that is looked at, and shows the answer as it comes.
'use client'

import { useTranslations } from 'next-intl'
import { AnswerScore } from '@/components/prompt/answer-score'
import { ModelChoice } from '@/components/prompt/model-choice'
import type { ModelChosen } from '@/components/prompt/model-chosen'
import type { Attempt } from '@/components/prompt/use-attempts'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { KeyHint } from '@/components/ui/key-hint'
import { Notice } from '@/components/ui/notice'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import type { Vendor } from '@/lib/core/run/connection'
import { listModels } from '../actions'

interface TryCardProps {
  model: ModelChosen
  usable: Vendor[]
  attempt: Attempt | null
  canRun: boolean
  onModel: (model: ModelChosen) => void
  onRun: () => void
  onStop: () => void
}

export function TryCard({ model, usable, attempt, canRun, onModel, onRun, onStop }: TryCardProps) {
  const t = useTranslations('prompts')
  const running = attempt?.status === 'running'
  return (
    <Card title={t('try')}>
      <div className="grid gap-3.5">
        <ModelChoice value={model} usable={usable} listModels={listModels} onChange={onModel} />
        <div className="flex flex-wrap items-center gap-3">
          {running ? (
            <Button onClick={onStop}>{t('tryStop')}</Button>
          ) : (
            <Button onClick={onRun} disabled={!canRun}>
              {t('tryRun')} <KeyHint keys="↵" command />
            </Button>
          )}
          {attempt === null && <p className="min-w-0 flex-1 basis-52 text-xs text-ink-3">{t('tryIdle')}</p>}
        </div>
        {attempt !== null && <AttemptView attempt={attempt} />}
      </div>
    </Card>
  )
}

function AttemptView({ attempt }: { attempt: Attempt }) {
  const t = useTranslations('prompts')
  const sentence = useErrorSentence()
  const { status, rowIndex, text, result, error } = attempt
  return (
    <div className="grid gap-3 border-t pt-3.5" aria-busy={status === 'running'}>
      <div role="status" className="text-sm empty:contents">
        {status === 'running' && <span className="text-ink-3">{t('answering')}</span>}
        {status === 'stopped' && t('stopped')}
        {result !== null && <AnswerScore result={result} />}
      </div>
      {error !== null && <Notice tint="problem">{sentence(error)}</Notice>}
      {text !== '' && (
        <div>
          <p className="mb-1 text-xs text-ink-3">{t('answer', { row: (rowIndex ?? 0) + 1 })}</p>
          <section
            aria-label={t('answer', { row: (rowIndex ?? 0) + 1 })}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
            tabIndex={0}
            className="max-h-[40vh] overflow-y-auto rounded-md bg-sunk px-3 py-2.5 text-sm break-words whitespace-pre-wrap"
          >
            {text}
          </section>
        </div>
      )}
      {result?.stop === 'max_tokens' && <Notice tint="attention">{t('cutAnswer')}</Notice>}
    </div>
  )
}
