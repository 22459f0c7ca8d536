// Asks before another version takes the place of unsaved text.
'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { armLetter } from '@/components/ui/chip'
import { Dialog } from '@/components/ui/dialog'
import type { DeskVersion, Sides } from '../desk-side'

/** Which version is wanted on which side; null is a blank one. */
export interface Wanted {
  arm: 0 | 1
  version: DeskVersion | null
}

interface ReplaceDialogProps {
  wanted: Wanted | null
  sides: Sides
  onCancel: () => void
  onTake: (wanted: Wanted) => void
}

export function ReplaceDialog({ wanted, sides, onCancel, onTake }: ReplaceDialogProps) {
  const t = useTranslations('optimise')
  const arm = wanted?.arm ?? 0
  return (
    <Dialog title={t('replaceTitle')} open={wanted !== null} onOpenChange={(open) => !open && onCancel()}>
      <p className="text-sm text-ink-2">
        {t('replaceBody', { letter: armLetter(arm), count: sides[arm].text.template.length })}
      </p>
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel}>{t('cancel')}</Button>
        <Button look="danger" onClick={() => wanted !== null && onTake(wanted)}>
          {t('replace')}
        </Button>
      </div>
    </Dialog>
  )
}
