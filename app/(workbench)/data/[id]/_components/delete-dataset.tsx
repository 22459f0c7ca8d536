// Deletes the dataset after naming what goes with it.
'use client'

import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import { removeDataset } from '../../actions'
import { type DatasetUses, LostRuns } from './lost-runs'

interface DeleteDatasetProps {
  id: string
  name: string
  lost: { rows: number; aside: number; slices: number; synthetic: boolean }
  uses: DatasetUses
}

export function DeleteDataset({ id, name, lost, uses }: DeleteDatasetProps) {
  const t = useTranslations('data.detail')
  const sentence = useErrorSentence()
  const runs = uses.numbers.length
  const [open, setOpen] = useState(false)
  const [problem, setProblem] = useState('')
  const [pending, startTransition] = useTransition()
  const remove = () =>
    startTransition(async () => {
      // On success the action leaves for the list of datasets.
      const result = await removeDataset({ id })
      if (result?.ok === false) setProblem(sentence(result.error))
    })
  return (
    <Dialog
      title={t('deleteTitle', { name })}
      open={open}
      onOpenChange={setOpen}
      trigger={<Button look="danger">{t('delete')}</Button>}
    >
      <p className="text-sm text-ink-2">
        {t('deleteBody', { rows: lost.rows, runs, synthetic: String(lost.synthetic) })}
      </p>
      <LostRuns uses={uses} />
      {lost.aside + lost.slices > 0 && (
        <p className="text-sm text-ink-2">{t('deleteAlso', { aside: lost.aside, slices: lost.slices })}</p>
      )}
      {problem !== '' && <Notice tint="problem">{problem}</Notice>}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={() => setOpen(false)}>{t('keep')}</Button>
        <Button look="danger" disabled={pending} onClick={remove}>
          {t('deleteConfirm')}
        </Button>
      </div>
    </Dialog>
  )
}
