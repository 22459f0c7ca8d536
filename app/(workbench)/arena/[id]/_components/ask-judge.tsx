// Asks a model to vote: which one, on how many battles, for how much at most.
'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { Suspense, use, useId, useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { SelectField, TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import type { Result } from '@/lib/boundary/result'
import type { Vendor } from '@/lib/core/run/connection'

export interface AskJudgeProps {
  arenaId: string
  /** Connections that can be called, each with the models that it offers. */
  models: { connection: Vendor; names: Promise<string[]> }[]
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
  const batch = useTranslations('batch')
  const sentence = useErrorSentence()
  const router = useRouter()
  const list = useId()
  const [open, setOpen] = useState(false)
  const [connection, setConnection] = useState(models[0]?.connection)
  const [problem, setProblem] = useState('')
  const [pending, startTransition] = useTransition()
  const offered = models.find((one) => one.connection === connection)
  const ask = (form: FormData) =>
    startTransition(async () => {
      if (offered === undefined) return
      const budget = String(form.get('budget')).trim()
      const result = await onAsk({
        arenaId,
        connection: offered.connection,
        model: String(form.get('model')),
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
        {models.length > 1 && (
          <SelectField
            label={t('connection')}
            value={connection}
            onChange={(event) => setConnection(event.target.value as Vendor)}
          >
            {models.map((one) => (
              <option key={one.connection} value={one.connection}>
                {batch(`vendors.${one.connection}`)}
              </option>
            ))}
          </SelectField>
        )}
        <TextField label={t('model')} name="model" list={list} required maxLength={200} autoComplete="off" />
        <datalist id={list}>
          {offered !== undefined && (
            <Suspense>
              <Names of={offered.names} />
            </Suspense>
          )}
        </datalist>
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

function Names({ of }: { of: Promise<string[]> }) {
  return use(of).map((name) => <option key={name} value={name} />)
}
