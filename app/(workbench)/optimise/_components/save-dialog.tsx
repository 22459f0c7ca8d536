// Asks what a new prompt is called.
'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { armLetter } from '@/components/ui/chip'
import { Dialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/field'
import type { SaveSide } from './use-save-side'

export function SaveDialog({ saving }: { saving: SaveSide }) {
  const t = useTranslations('optimise')
  const [name, setName] = useState('')
  const { naming, pending, error } = saving
  return (
    <Dialog
      title={t('saveTitle', { letter: armLetter(naming ?? 1) })}
      open={naming !== null}
      onOpenChange={(open) => !open && saving.cancel()}
    >
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          saving.saveAs(name)
        }}
      >
        <TextField
          label={t('name')}
          value={name}
          maxLength={120}
          autoComplete="off"
          error={error ?? undefined}
          onChange={(event) => setName(event.target.value)}
        />
        <div className="flex justify-end gap-2">
          <Button onClick={saving.cancel}>{t('cancel')}</Button>
          <Button look="primary" type="submit" disabled={pending || name.trim() === ''}>
            {t('save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
