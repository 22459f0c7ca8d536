// Makes a voting link and shows it this once.
'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState, useTransition } from 'react'
import { Button, buttonClass } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { toast } from '@/components/ui/toast'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import type { Result } from '@/lib/boundary/result'

export interface MakeLinkProps {
  arenaId: string
  /** What is proposed. */
  votesPerVoter: number
  onMake: (input: {
    arenaId: string
    note: string
    votesPerVoter: number
    days: number
  }) => Promise<Result<{ token: string }>>
}

const DEFAULT_DAYS = 14

const onlyHere = (url: string): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname)

export function MakeLink({ arenaId, votesPerVoter, onMake }: MakeLinkProps) {
  const t = useTranslations('arena.links')
  const sentence = useErrorSentence()
  const [open, setOpen] = useState(false)
  const [url, setUrl] = useState('')
  const [problem, setProblem] = useState('')
  const [pending, startTransition] = useTransition()
  const field = useRef<HTMLInputElement>(null)
  // A browser lends its clipboard to https and to this computer only.
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url)
      toast.success(t('copied'))
    } catch {
      field.current?.focus()
      field.current?.select()
      toast.warning(t('uncopied'))
    }
  }
  const show = (next: boolean) => {
    setOpen(next)
    setUrl('')
    setProblem('')
  }
  const make = (form: FormData) =>
    startTransition(async () => {
      const result = await onMake({
        arenaId,
        note: String(form.get('note')),
        votesPerVoter: Number(form.get('votes')),
        days: Number(form.get('days')),
      })
      if (result.ok) setUrl(`${window.location.origin}/vote/${result.data.token}`)
      else setProblem(sentence(result.error))
    })
  return (
    <Dialog
      title={t('makeTitle')}
      open={open}
      onOpenChange={show}
      trigger={<Button look="primary">{t('make')}</Button>}
    >
      {url === '' ? (
        <form action={make} className="grid gap-4">
          <TextField label={t('note')} hint={t('noteHint')} name="note" maxLength={80} autoComplete="off" />
          <div className="grid grid-cols-2 gap-4">
            <TextField
              label={t('votes')}
              name="votes"
              type="number"
              min={1}
              max={2000}
              required
              defaultValue={votesPerVoter}
            />
            <TextField
              label={t('days')}
              name="days"
              type="number"
              min={1}
              max={90}
              required
              defaultValue={DEFAULT_DAYS}
            />
          </div>
          {problem !== '' && <Notice tint="problem">{problem}</Notice>}
          <div className="flex justify-end">
            <Button type="submit" look="primary" disabled={pending}>
              {t('make')}
            </Button>
          </div>
        </form>
      ) : (
        <div className="grid gap-4">
          <Notice tint="attention">{t('made')}</Notice>
          {onlyHere(url) && (
            <Notice tint="attention">
              {t.rich('onlyHere', {
                guide: (chunks) => (
                  <a href="/docs/team" target="_blank" rel="noreferrer" className="underline">
                    {chunks}
                  </a>
                ),
              })}
            </Notice>
          )}
          <TextField
            ref={field}
            label={t('url')}
            readOnly
            value={url}
            onFocus={(event) => event.target.select()}
            className="font-mono"
          />
          <div className="flex flex-wrap justify-end gap-2">
            <Button onClick={copy}>{t('copy')}</Button>
            <a href={url} target="_blank" rel="noreferrer" className={buttonClass()}>
              {t('openIt')}
            </a>
            <Button look="primary" onClick={() => show(false)}>
              {t('done')}
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  )
}
