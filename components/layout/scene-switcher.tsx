// Chooses the scene, makes a new one, or opens what can be done with this one.
'use client'

import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/field'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import type { Result } from '@/lib/boundary/result'
import { EditScene, type SceneDeeds } from './edit-scene'

interface SceneSwitcherProps extends SceneDeeds {
  scenes: { id: string; name: string }[]
  currentId: string
  onChoose: (input: { id: string }) => Promise<Result<unknown>>
  onCreate: (input: { name: string }) => Promise<Result<unknown>>
}

const NEW = ' new'
const EDIT = ' edit'

export function SceneSwitcher({ scenes, currentId, onChoose, onCreate, ...deeds }: SceneSwitcherProps) {
  const t = useTranslations('shell')
  const sentence = useErrorSentence()
  const [open, setOpen] = useState(false)
  const [editing, setEditing] = useState(false)
  const [error, setError] = useState<string>()
  const [pending, startTransition] = useTransition()
  const current = scenes.find(({ id }) => id === currentId)
  const choose = (id: string) => {
    if (id === NEW) setOpen(true)
    else if (id === EDIT) setEditing(true)
    else startTransition(async () => void (await onChoose({ id })))
  }
  const create = (form: FormData) =>
    startTransition(async () => {
      const result = await onCreate({ name: String(form.get('name')) })
      if (result.ok) setOpen(false)
      else setError(sentence(result.error))
    })
  return (
    <>
      <select
        aria-label={t('scene')}
        value={currentId}
        disabled={pending}
        onChange={(event) => choose(event.target.value)}
        className="min-h-9 w-full min-w-0 truncate rounded-md border border-line-strong bg-card px-2 text-sm"
      >
        {scenes.map((scene) => (
          <option key={scene.id} value={scene.id}>
            {scene.name}
          </option>
        ))}
        <option value={NEW}>＋ {t('newScene')}…</option>
        <option value={EDIT}>✎ {t('editScene')}…</option>
      </select>
      {current !== undefined && (
        <EditScene key={current.id} scene={current} open={editing} onOpenChange={setEditing} {...deeds} />
      )}
      <Dialog title={t('newScene')} open={open} onOpenChange={setOpen}>
        <form action={create} className="grid gap-4">
          <TextField
            label={t('newSceneName')}
            hint={t('newSceneHint')}
            name="name"
            required
            maxLength={80}
            error={error}
            autoComplete="off"
          />
          <div className="flex justify-end gap-2">
            <Button onClick={() => setOpen(false)}>{t('cancel')}</Button>
            <Button type="submit" look="primary" disabled={pending}>
              {t('create')}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  )
}
