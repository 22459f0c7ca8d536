// The two answers against each other, word by word; folded until it is wanted.
'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { countChanges, diffText } from '@/components/prompt/diff-text'
import { DiffView } from '@/components/prompt/diff-view'
import type { Attempt } from '@/components/prompt/use-attempts'
import { ArmTag, armLetter } from '@/components/ui/chip'

export function AnswerDiff({ left, right }: { left: Attempt; right: Attempt }) {
  const t = useTranslations('optimise')
  const [open, setOpen] = useState(false)
  const running = left.status === 'running' || right.status === 'running'
  if (running || left.text === '' || right.text === '') return null
  return (
    <details
      className="mt-4 rounded-lg border bg-card px-5 py-3"
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className="text-sm font-medium">{t('diff')}</summary>
      {open && <Difference left={left.text} right={right.text} />}
    </details>
  )
}

function Difference({ left, right }: { left: string; right: string }) {
  const t = useTranslations('optimise')
  const parts = diffText(left, right)
  const half = (arm: number) => ({
    heading: <ArmTag arm={arm} />,
    label: t('answerOf', { letter: armLetter(arm) }),
  })
  return (
    <div className="mt-3">
      <p className="mb-3 text-sm text-ink-2">{t('diffCount', { changes: countChanges(parts) })}</p>
      <DiffView parts={parts} left={half(0)} right={half(1)} blank={t('diffBlank')} />
    </div>
  )
}
