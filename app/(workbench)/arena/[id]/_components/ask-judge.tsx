// Asks a model to vote: which one, on how many battles, for how much at most.
'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { firstJudge, JudgeModelFields, type JudgeModels } from '@/components/run/judge-model-fields'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import type { Result } from '@/lib/boundary/result'
import type { Vendor } from '@/lib/core/run/connection'

export interface AskJudgeProps {
  arenaId: string
  models: JudgeModels
  onAsk: (input: {
    arenaId: string
    connection: Vendor
    model: string
    battles: number
    budgetUsd: number | null
  }) => Promise<Result<unknown>>
}

const DEFAULT_BATTLES = 100

export function AskJudge({ arenaId, models, onAsk }: AskJudgeProps) {
  const t = useTranslations('arena.judges')
  const sentence = useErrorSentence()
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [judge, setJudge] = useState(() => firstJudge(models))
  const [problem, setProblem] = useState('')
  const [pending, startTransition] = useTransition()
  const ask = (form: FormData) =>
    startTransition(async () => {
      const budget = String(form.get('budget')).trim()
      const result = await onAsk({
        arenaId,
        ...judge,
        battles: Number(form.get('battles')),
        budgetUsd: budget === '' ? null : Number(budget),
      })
      if (!result.ok) return setProblem(sentence(result.error))
      setOpen(false)
      router.refresh()
    })
  return (
    <Dialog title={t('askTitle')} open={open} onOpenChange={setOpen} trigger={<Button>{t('ask')}</Button>}>
      <form action={ask} className="grid gap-4">
        <p className="text-sm text-ink-2">{t('askBody')}</p>
        <JudgeModelFields models={models} value={judge} onChange={(patch) => setJudge({ ...judge, ...patch })} />
        <div className="grid grid-cols-2 gap-4">
          <TextField
            label={t('battles')}
            hint={t('battlesHint')}
            name="battles"
            type="number"
            min={1}
            max={5000}
            required
            defaultValue={DEFAULT_BATTLES}
          />
          <TextField
            label={t('budget')}
            hint={t('budgetHint')}
            name="budget"
            type="number"
            min={0.01}
            step={0.01}
            autoComplete="off"
          />
        </div>
        {problem !== '' && <Notice tint="problem">{problem}</Notice>}
        <div className="flex justify-end">
          <Button type="submit" look="primary" disabled={pending}>
            {t('ask')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
