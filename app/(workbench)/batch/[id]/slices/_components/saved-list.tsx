// The saved slices of a dataset in words, to be renamed or deleted.
'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { TextField } from '@/components/ui/field'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import type { Result } from '@/lib/boundary/result'
import type { SavedSlice } from '@/lib/core/scoring/saved-slice'

export interface NamedSlice extends SavedSlice {
  /** Its conditions, as people read them. */
  words: string
}

interface SavedListProps {
  datasetId: string
  slices: readonly NamedSlice[]
  onRename: (input: { id: string; name: string }) => Promise<Result<unknown>>
  onDelete: (input: { id: string }) => Promise<Result<unknown>>
  /** Has one again that was deleted. */
  onRestore: (input: SavedSlice & { datasetId: string }) => Promise<Result<unknown>>
}

export function SavedList({ datasetId, slices, onRename, onDelete, onRestore }: SavedListProps) {
  const t = useTranslations('savedSlices')
  const [renamed, setRenamed] = useState<string | null>(null)
  return (
    <ul aria-label={t('list')} className="mt-3 grid border-t">
      {slices.map((slice) => (
        <li
          key={slice.id}
          className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b py-1.5 text-sm last:border-b-0"
        >
          {renamed === slice.id ? (
            <Rename slice={slice} onRename={onRename} onEnd={() => setRenamed(null)} />
          ) : (
            <>
              <span className="min-w-0 [overflow-wrap:anywhere]">
                <strong className="font-medium">{slice.name}</strong> <span className="text-ink-2">{slice.words}</span>
              </span>
              <span className="flex gap-2">
                <Button aria-label={t('renameOf', { name: slice.name })} onClick={() => setRenamed(slice.id)}>
                  {t('rename')}
                </Button>
                <ConfirmDialog
                  title={t('deleteTitle', { name: slice.name })}
                  trigger={<Button aria-label={t('deleteOf', { name: slice.name })}>{t('delete')}</Button>}
                  keep={t('keep')}
                  confirm={t('deleteConfirm')}
                  onConfirm={() => onDelete({ id: slice.id })}
                  undo={{
                    done: t('deleted', { name: slice.name }),
                    back: () => onRestore({ datasetId, ...savedOf(slice) }),
                  }}
                >
                  {t('deleteBody')}
                </ConfirmDialog>
              </span>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

const savedOf = ({ id, name, conditions }: NamedSlice): SavedSlice => ({ id, name, conditions })

function Rename({
  slice: { id, name },
  onRename,
  onEnd,
}: {
  slice: NamedSlice
  onRename: SavedListProps['onRename']
  onEnd: () => void
}) {
  const t = useTranslations('savedSlices')
  const sentence = useErrorSentence()
  const router = useRouter()
  const [written, setWritten] = useState(name)
  const [problem, setProblem] = useState<string>()
  const [pending, startTransition] = useTransition()
  const save = () =>
    startTransition(async () => {
      const result = await onRename({ id, name: written })
      if (!result.ok) return setProblem(sentence(result.error))
      onEnd()
      router.refresh()
    })
  return (
    <form
      className="flex grow flex-wrap items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        if (!pending && written.trim() !== '') save()
      }}
    >
      <TextField
        label={t('newName', { name })}
        value={written}
        maxLength={60}
        required
        error={problem}
        className="min-w-48 grow"
        onChange={(event) => setWritten(event.target.value)}
      />
      <Button type="submit" disabled={pending}>
        {t('save')}
      </Button>
      <Button onClick={onEnd}>{t('cancel')}</Button>
    </form>
  )
}
