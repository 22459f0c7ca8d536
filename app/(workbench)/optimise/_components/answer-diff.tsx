// The two answers against each other, word by word.
'use client'

import { useTranslations } from 'next-intl'
import type { Attempt } from '@/components/prompt/use-attempts'
import { ArmTag, armLetter } from '@/components/ui/chip'
import { FoldedDiff } from './folded-diff'

export function AnswerDiff({ left, right }: { left: Attempt; right: Attempt }) {
  const t = useTranslations('optimise')
  const running = left.status === 'running' || right.status === 'running'
  if (running || left.text === '' || right.text === '') return null
  const half = (arm: number) => ({
    heading: <ArmTag arm={arm} />,
    label: t('answerOf', { letter: armLetter(arm) }),
  })
  return (
    <FoldedDiff
      className="mt-4 rounded-lg border bg-card px-5 py-3"
      title={t('diff')}
      look="text-sm font-medium"
      before={left.text}
      after={right.text}
      left={half(0)}
      right={half(1)}
      changesIn={(changes) => t('diffCount', { changes })}
    />
  )
}
