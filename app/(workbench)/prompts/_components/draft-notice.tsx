// Says that an unsaved draft came back, or that another version has one; discarding it is asked twice.
'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import type { Draft } from './use-draft'

export function DraftNotice({ draft, promptId }: { draft: Draft; promptId: string | null }) {
  const t = useTranslations('prompts')
  if (draft.restored)
    return (
      <Notice className="mb-4 flex flex-wrap items-center justify-between gap-2">
        {t('draftRestored')}
        <DiscardDraft draft={draft} />
      </Notice>
    )
  if (draft.elsewhere === null || promptId === null) return null
  return (
    <Notice className="mb-4 flex flex-wrap items-center justify-between gap-2">
      {t('draftElsewhere', { number: draft.elsewhere })}
      <Link href={`/prompts/${promptId}?v=${draft.elsewhere}`} className="font-medium text-ink underline">
        {t('draftOpen')}
      </Link>
    </Notice>
  )
}

export function DiscardDraft({ draft }: { draft: Draft }) {
  const t = useTranslations('prompts')
  const [open, setOpen] = useState(false)
  const { template, variables } = draft.text
  const lines = variables.trim() === '' ? 0 : variables.trim().split('\n').length
  const discard = () => {
    setOpen(false)
    draft.discard()
  }
  return (
    <Dialog
      title={t('draftDiscardTitle')}
      open={open}
      onOpenChange={setOpen}
      trigger={<Button look="quiet">{t('draftDiscard')}</Button>}
    >
      <p className="text-sm text-ink-2">{t('draftDiscardBody', { template: template.length, variables: lines })}</p>
      <div className="flex justify-end gap-2">
        <Button onClick={() => setOpen(false)}>{t('cancel')}</Button>
        <Button look="danger" onClick={discard}>
          {t('draftDiscard')}
        </Button>
      </div>
    </Dialog>
  )
}
