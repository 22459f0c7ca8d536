// Lets a halted run go on; where it has limits, asks first what they shall be from now on.
'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState, useTransition } from 'react'
import { Button, type ButtonLook } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/field'
import { toast } from '@/components/ui/toast'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import type { Result } from '@/lib/boundary/result'
import type { ResumeRunInput } from '@/lib/usecases/resume-run'

interface ResumeButtonProps {
  look?: ButtonLook
  run: { id: string; number: number; maxCalls: number | null; budgetUsd: number | null; calls: number }
  onResume: (input: ResumeRunInput) => Promise<Result<unknown>>
}

const orNull = (value: FormDataEntryValue | null): number | null =>
  typeof value === 'string' && value.trim() !== '' ? Number(value) : null

export function ResumeButton({ run, look = 'primary', onResume }: ResumeButtonProps) {
  const { id, number, maxCalls, budgetUsd, calls } = run
  const t = useTranslations()
  const sentence = useErrorSentence()
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [pending, startTransition] = useTransition()
  const resume = (limits?: ResumeRunInput['limits']) =>
    startTransition(async () => {
      const result = await onResume(limits === undefined ? { id } : { id, limits })
      if (!result.ok) toast.error(sentence(result.error))
      else {
        setOpen(false)
        router.refresh()
      }
    })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    resume({ maxCalls: orNull(form.get('maxCalls')), budgetUsd: orNull(form.get('budgetUsd')) })
  }
  if (maxCalls === null && budgetUsd === null) {
    return (
      <Button look={look} disabled={pending} onClick={() => resume()} aria-label={t('result.resumeTitle', { number })}>
        {t('result.resume')}
      </Button>
    )
  }
  return (
    <Dialog
      title={t('result.resumeTitle', { number })}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button look={look} aria-label={t('result.resumeTitle', { number })}>
          {t('result.resume')}
        </Button>
      }
    >
      <form onSubmit={submit} className="grid gap-4">
        <p className="text-sm text-ink-2">{t('result.resumeBody', { calls })}</p>
        <TextField
          label={t('batch.maxCalls')}
          name="maxCalls"
          type="number"
          min={1}
          defaultValue={maxCalls ?? ''}
          hint={t('batch.unlimited')}
        />
        <TextField
          label={t('batch.budget')}
          name="budgetUsd"
          type="number"
          min={0.000001}
          step="any"
          defaultValue={budgetUsd ?? ''}
        />
        <div className="flex justify-end gap-2">
          <Button onClick={() => setOpen(false)}>{t('result.close')}</Button>
          <Button type="submit" look="primary" disabled={pending}>
            {t('result.resume')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
