// Leaves a voter's votes out of the ranks, with a reason that stays in sight, or counts them again.
'use client'

import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/field'
import { toast } from '@/components/ui/toast'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import { useUndoToast } from '@/components/ui/use-undo-toast'
import type { Result } from '@/lib/boundary/result'

interface ExcludeVoterProps {
  arenaId: string
  voter: { id: string; name: string; votes: number; excludedAt: Date | null; exclusionReason: string | null }
  onExclude: (input: { arenaId: string; voterId: string; reason: string | null }) => Promise<Result<unknown>>
}

export function ExcludeVoter({ arenaId, voter, onExclude }: ExcludeVoterProps) {
  const t = useTranslations('arena.voters')
  const sentence = useErrorSentence()
  const offerUndo = useUndoToast()
  const [open, setOpen] = useState(false)
  const [pending, startTransition] = useTransition()
  const set = (reason: string | null) =>
    startTransition(async () => {
      const of = { arenaId, voterId: voter.id }
      const result = await onExclude({ ...of, reason })
      if (!result.ok) return void toast.error(sentence(result.error))
      setOpen(false)
      offerUndo(t(reason === null ? 'included' : 'excludedNow', { name: voter.name, votes: voter.votes }), () =>
        onExclude({ ...of, reason: voter.exclusionReason }),
      )
    })
  if (voter.excludedAt !== null)
    return (
      <Button
        look="quiet"
        aria-label={t('includeLabel', { name: voter.name })}
        disabled={pending}
        onClick={() => set(null)}
      >
        {t('include')}
      </Button>
    )
  return (
    <Dialog
      title={t('excludeTitle', { name: voter.name })}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button look="quiet" aria-label={t('excludeLabel', { name: voter.name })}>
          {t('exclude')}
        </Button>
      }
    >
      <form action={(form) => set(String(form.get('reason')))} className="grid gap-4">
        <p className="text-sm text-ink-2">{t('excludeBody', { votes: voter.votes })}</p>
        <TextField
          label={t('reason')}
          hint={t('reasonHint')}
          name="reason"
          required
          pattern=".*\S.*"
          maxLength={200}
          autoComplete="off"
        />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={() => setOpen(false)}>{t('cancel')}</Button>
          <Button type="submit" look="danger" disabled={pending}>
            {t('excludeConfirm')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
