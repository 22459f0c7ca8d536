// What becomes of text that was not saved: it is told of in the place of the page's sentence, so that nothing moves when it comes back;
// discarding it is asked twice.
'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { OneOf } from '@/components/ui/one-of'
import type { Draft } from './use-draft'

/** `children`: the sentence where there is no draft to tell of. */
export function DraftLead({
  draft,
  promptId,
  children,
}: {
  draft: Draft
  promptId: string | null
  children: ReactNode
}) {
  const t = useTranslations('prompts')
  const elsewhere = promptId === null ? null : draft.elsewhere
  return (
    <OneOf
      shown={draft.restored ? 'restored' : elsewhere === null ? 'usual' : 'elsewhere'}
      sentences={{
        usual: children,
        restored: <span className="font-medium text-ink">{t('draftRestored')}</span>,
        elsewhere: elsewhere !== null && (
          <>
            <span className="font-medium text-ink">{t('draftElsewhere', { number: elsewhere })}</span>{' '}
            <Link href={`/prompts/${promptId}?v=${elsewhere}`} className="font-medium text-ink underline">
              {t('draftOpen')}
            </Link>
          </>
        ),
      }}
    />
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
