// Says that unsaved work came back; throwing it away is asked twice.
'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { armLetter } from '@/components/ui/chip'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { isUnsaved, type Sides } from '../desk-side'

export function RestoredNotice({ sides, onDiscard }: { sides: Sides; onDiscard: () => void }) {
  const t = useTranslations('optimise')
  const format = useFormatter()
  const [open, setOpen] = useState(false)
  const letters = sides.flatMap((side, arm) => (isUnsaved(side) ? [armLetter(arm)] : []))
  const discard = () => {
    setOpen(false)
    onDiscard()
  }
  return (
    <Notice className="mb-4 flex flex-wrap items-center justify-between gap-2">
      {t('restored')}
      <Dialog
        title={t('discardTitle')}
        open={open}
        onOpenChange={setOpen}
        trigger={<Button look="quiet">{t('discard')}</Button>}
      >
        <p className="text-sm text-ink-2">{t('discardBody', { sides: format.list(letters) })}</p>
        <div className="flex justify-end gap-2">
          <Button onClick={() => setOpen(false)}>{t('cancel')}</Button>
          <Button look="danger" onClick={discard}>
            {t('discard')}
          </Button>
        </div>
      </Dialog>
    </Notice>
  )
}
