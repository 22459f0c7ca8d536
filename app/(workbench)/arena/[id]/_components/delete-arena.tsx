// Deletes the session after naming what goes with it.
'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import type { Result } from '@/lib/boundary/result'

interface DeleteArenaProps {
  id: string
  number: number
  lost: { votes: number; voters: number; links: number }
  onDelete: (input: { id: string }) => Promise<Result<unknown>>
}

export function DeleteArena({ id, number, lost, onDelete }: DeleteArenaProps) {
  const t = useTranslations('arena.deeds')
  return (
    <ConfirmDialog
      title={t('removeTitle', { number })}
      trigger={<Button look="danger">{t('remove')}</Button>}
      keep={t('keep')}
      confirm={t('removeConfirm')}
      onConfirm={() => onDelete({ id })}
    >
      {t('removeBody', lost)}
    </ConfirmDialog>
  )
}
