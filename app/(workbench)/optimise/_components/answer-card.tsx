// What a side's model answered on the row: while it comes, and when it is done, stopped or failed.
'use client'

import { useTranslations } from 'next-intl'
import { AnswerScore } from '@/components/prompt/answer-score'
import { FoldedText } from '@/components/prompt/folded-text'
import type { Attempt } from '@/components/prompt/use-attempts'
import { Card } from '@/components/ui/card'
import { ArmTag, armLetter, Chip } from '@/components/ui/chip'
import { Notice } from '@/components/ui/notice'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import { isStale, type Side } from '../desk-side'

interface AnswerCardProps {
  arm: 0 | 1
  side: Side
  attempt: Attempt | undefined
  datasetId: string | null
}

export function AnswerCard({ arm, side, attempt, datasetId }: AnswerCardProps) {
  const t = useTranslations('optimise')
  const letter = armLetter(arm)
  return (
    <Card
      title={
        <span className="inline-flex items-center gap-2">
          <ArmTag arm={arm} /> {t('answer')}
        </span>
      }
      aside={attempt !== undefined && isStale(attempt, side, datasetId) && <Chip tint="warn">{t('stale')}</Chip>}
    >
      {attempt === undefined ? (
        <p className="text-sm text-ink-3">{t('noAnswer', { letter })}</p>
      ) : (
        <AttemptView attempt={attempt} letter={letter} />
      )}
    </Card>
  )
}

function AttemptView({ attempt, letter }: { attempt: Attempt; letter: string }) {
  const t = useTranslations('optimise')
  const sentence = useErrorSentence()
  const { status, text, result, error } = attempt
  return (
    <div className="grid gap-3" aria-busy={status === 'running'}>
      <div role="status" className="text-sm empty:contents">
        {status === 'running' && <span className="text-ink-3">{t('answering')}</span>}
        {status === 'stopped' && t(text === '' ? 'stoppedEmpty' : 'stopped')}
        {result !== null && <AnswerScore result={result} />}
      </div>
      {error !== null && (
        <Notice tint="problem">
          {sentence(error)} {text !== '' && t('keptSoFar')}
        </Notice>
      )}
      {text !== '' && <FoldedText text={text} label={t('answerOf', { letter })} />}
      {result?.stop === 'max_tokens' && <Notice tint="attention">{t('cut')}</Notice>}
      {attempt.rowIndex === null && <p className="text-xs text-ink-3">{t('nobodys')}</p>}
    </div>
  )
}
