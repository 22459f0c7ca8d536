// Renames the scene, or deletes it after naming what goes with it.
'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Confirmation } from '@/components/ui/confirm-dialog'
import { Dialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import type { Result } from '@/lib/boundary/result'
import type { SceneContents } from '@/lib/store/scenes'

export interface SceneDeeds {
  onRename: (input: { id: string; name: string }) => Promise<Result<unknown>>
  onContents: (input: { id: string }) => Promise<Result<SceneContents>>
  /** Leaves for another scene. */
  onDelete: (input: { id: string }) => Promise<Result<unknown>>
}

interface EditSceneProps extends SceneDeeds {
  scene: { id: string; name: string }
  open: boolean
  onOpenChange: (open: boolean) => void
}

export function EditScene({ scene, open, onOpenChange, onRename, onContents, onDelete }: EditSceneProps) {
  const t = useTranslations('shell')
  const sentence = useErrorSentence()
  const [error, setError] = useState<string>()
  const [deleting, setDeleting] = useState(false)
  const [pending, startTransition] = useTransition()
  const rename = (form: FormData) =>
    startTransition(async () => {
      const result = await onRename({ id: scene.id, name: String(form.get('name')) })
      setError(result.ok ? undefined : sentence(result.error))
      if (result.ok) onOpenChange(false)
    })
  const close = () => {
    setDeleting(false)
    setError(undefined)
    onOpenChange(false)
  }
  return (
    <Dialog
      title={deleting ? t('deleteSceneTitle', { name: scene.name }) : t('editScene')}
      open={open}
      onOpenChange={(wanted) => (wanted ? onOpenChange(true) : close())}
    >
      {deleting ? (
        <ConfirmDelete id={scene.id} onContents={onContents} onDelete={onDelete} onKeep={close} />
      ) : (
        <form action={rename} className="grid gap-4">
          <TextField
            label={t('newSceneName')}
            name="name"
            required
            maxLength={80}
            defaultValue={scene.name}
            error={error}
            autoComplete="off"
          />
          <div className="flex flex-wrap justify-end gap-2">
            <Button look="danger" className="mr-auto" onClick={() => setDeleting(true)}>
              {t('deleteScene')}
            </Button>
            <Button onClick={close}>{t('cancel')}</Button>
            <Button type="submit" look="primary" disabled={pending}>
              {t('rename')}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  )
}

interface ConfirmDeleteProps extends Pick<SceneDeeds, 'onContents' | 'onDelete'> {
  id: string
  onKeep: () => void
}

function ConfirmDelete({ id, onContents, onDelete, onKeep }: ConfirmDeleteProps) {
  const t = useTranslations('shell')
  const sentence = useErrorSentence()
  const [contents, setContents] = useState<SceneContents>()
  const [problem, setProblem] = useState('')
  useEffect(() => {
    onContents({ id }).then(
      (result) => (result.ok ? setContents(result.data) : setProblem(sentence(result.error))),
      () => setProblem(t('offline')),
    )
  }, [id, onContents, sentence, t])
  return (
    <Confirmation
      keep={t('keepScene')}
      confirm={t('deleteSceneConfirm')}
      waiting={contents === undefined}
      onKeep={onKeep}
      onConfirm={() => onDelete({ id })}
    >
      <p aria-live="polite" className="min-h-16 text-sm text-ink-2">
        {contents !== undefined && t('deleteSceneBody', { ...contents })}
      </p>
      {problem !== '' && <Notice tint="problem">{problem}</Notice>}
    </Confirmation>
  )
}
