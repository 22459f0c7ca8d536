// Deletes a run that is over, after naming what goes with it.
'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import type { Result } from '@/lib/boundary/result'

interface DeleteRunProps {
  id: string
  number: number
  lost: { trials: number; arenas: number; votes: number }
  onDelete: (input: { id: string }) => Promise<Result<unknown>>
}

export function DeleteRun({ id, number, lost, onDelete }: DeleteRunProps) {
  const t = useTranslations('result.remove')
  return (
    <div>
      <ConfirmDialog
        title={t('title', { number })}
        trigger={<Button look="danger">{t('button')}</Button>}
        keep={t('keep')}
        confirm={t('confirm')}
        onConfirm={() => onDelete({ id })}
      >
        {t('body', lost)}
      </ConfirmDialog>
    </div>
  )
}
