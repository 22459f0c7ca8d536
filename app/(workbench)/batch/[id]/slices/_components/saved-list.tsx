// The saved slices of a dataset in words, to be edited or deleted.
'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import type { Result } from '@/lib/boundary/result'
import type { SavedSlice } from '@/lib/core/scoring/saved-slice'
import type { DimensionChoice } from '../slice-choices'
import { SliceDialog } from './slice-dialog'

export interface NamedSlice extends SavedSlice {
  /** Its conditions, as people read them. */
  words: string
}

interface SavedListProps {
  datasetId: string
  slices: readonly NamedSlice[]
  choices: readonly DimensionChoice[]
  onUpdate: (input: SavedSlice) => Promise<Result<unknown>>
  onDelete: (input: { id: string }) => Promise<Result<unknown>>
  /** Has one again that was deleted. */
  onRestore: (input: SavedSlice & { datasetId: string }) => Promise<Result<unknown>>
}

export function SavedList({ datasetId, slices, choices, onUpdate, onDelete, onRestore }: SavedListProps) {
  const t = useTranslations('savedSlices')
  return (
    <ul aria-label={t('list')} className="mt-3 grid border-t">
      {slices.map(({ words, ...slice }) => (
        <li
          key={slice.id}
          className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b py-1.5 text-sm last:border-b-0"
        >
          <span className="min-w-0 [overflow-wrap:anywhere]">
            <strong className="font-medium">{slice.name}</strong> <span className="text-ink-2">{words}</span>
          </span>
          <span className="flex gap-2">
            <SliceDialog
              title={t('editTitle', { name: slice.name })}
              trigger={<Button aria-label={t('editOf', { name: slice.name })}>{t('edit')}</Button>}
              choices={choices}
              slice={slice}
              onSave={(draft) => onUpdate({ id: slice.id, ...draft })}
            />
            <ConfirmDialog
              title={t('deleteTitle', { name: slice.name })}
              trigger={<Button aria-label={t('deleteOf', { name: slice.name })}>{t('delete')}</Button>}
              keep={t('keep')}
              confirm={t('deleteConfirm')}
              onConfirm={() => onDelete({ id: slice.id })}
              undo={{
                done: t('deleted', { name: slice.name }),
                back: () => onRestore({ datasetId, ...slice }),
              }}
            >
              {t('deleteBody')}
            </ConfirmDialog>
          </span>
        </li>
      ))}
    </ul>
  )
}
