// Says in the place of the page's sentence, so that nothing moves, that unsaved work came back; throwing it away is asked twice.
'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { armLetter } from '@/components/ui/chip'
import { Dialog } from '@/components/ui/dialog'
import { isUnsaved, type Sides } from '../desk-side'

export function RestoredLead({ sides, onDiscard }: { sides: Sides; onDiscard: () => void }) {
  const t = useTranslations('optimise')
  const format = useFormatter()
  const [open, setOpen] = useState(false)
  const letters = sides.flatMap((side, arm) => (isUnsaved(side) ? [armLetter(arm)] : []))
  const discard = () => {
    setOpen(false)
    onDiscard()
  }
  return (
    <>
      <span className="font-medium text-ink">{t('restored')}</span>{' '}
      <Dialog
        title={t('discardTitle')}
        open={open}
        onOpenChange={setOpen}
        trigger={
          <button type="button" className="font-medium text-ink underline decoration-line-strong underline-offset-4">
            {t('discard')}
          </button>
        }
      >
        <p className="text-sm text-ink-2">{t('discardBody', { sides: format.list(letters) })}</p>
        <div className="flex justify-end gap-2">
          <Button onClick={() => setOpen(false)}>{t('cancel')}</Button>
          <Button look="danger" onClick={discard}>
            {t('discard')}
          </Button>
        </div>
      </Dialog>
    </>
  )
}
