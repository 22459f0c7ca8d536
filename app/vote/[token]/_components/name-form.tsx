// Before the first vote: what is asked, what is kept, and a name.
'use client'

import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { send } from '@/components/ui/send'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import type { Served } from '@/lib/usecases/serve-battles'

interface NameFormProps {
  token: string
  question: string
  cap: number
  onJoined: (served: Served) => void
}

export function NameForm({ token, question, cap, onJoined }: NameFormProps) {
  const t = useTranslations('vote')
  const sentence = useErrorSentence()
  const [problem, setProblem] = useState('')
  // React empties a form after its action; what was typed stays for the next try.
  const [name, setName] = useState('')
  const [pending, startTransition] = useTransition()
  const join = (form: FormData) =>
    startTransition(async () => {
      const given = String(form.get('name'))
      setName(given)
      const result = await send<Served>(`/api/vote/${encodeURIComponent(token)}`, { name: given })
      if (result.ok) onJoined(result.data)
      else setProblem(result.error === null ? t('offline') : sentence(result.error))
    })
  return (
    <div className="mx-auto grid max-w-md gap-4 py-8">
      <h1 className="text-xl font-semibold">{t('welcome')}</h1>
      <p className="rounded-lg border bg-card px-4 py-3 text-lg font-medium text-balance">{question}</p>
      <div className="grid gap-1.5 text-ink-2">
        <p>{t('intro')}</p>
        <p>{t('introVotes', { votes: cap })}</p>
        <p className="text-sm text-ink-3">{t('introKept')}</p>
      </div>
      <form action={join} className="grid gap-4">
        <TextField
          label={t('name')}
          hint={t('nameHint')}
          name="name"
          defaultValue={name}
          required
          maxLength={40}
          pattern=".*\S.*"
          autoComplete="nickname"
        />
        {problem !== '' && <Notice tint="problem">{problem}</Notice>}
        <Button type="submit" look="primary" disabled={pending} className="min-h-12 text-base">
          {pending ? t('beginning') : t('begin')}
        </Button>
      </form>
    </div>
  )
}
