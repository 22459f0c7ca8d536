// What can be done with a version: champion, note, tags, restore, duplicate, delete.
'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import type { PromptText } from '@/components/prompt/prompt-text'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { TextArea, TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import { useUndoToast } from '@/components/ui/use-undo-toast'
import type { Result } from '@/lib/boundary/result'
import { ablatePrompt, crownVersion, deleteVersion, noteVersion, saveVersion } from '../actions'
import { EditTags } from './edit-tags'

interface ManageVersionProps {
  version: {
    id: string
    promptId: string
    promptName: string
    number: number
    note: string | null
    tags: string[]
    text: PromptText
  }
  /** Its prompt's, if one is. */
  championId: string | null
  newest: boolean
  /** It is its prompt's only one: the prompt goes with it. */
  only: boolean
}

export function ManageVersion({ version, championId, newest, only }: ManageVersionProps) {
  const t = useTranslations('versions')
  const router = useRouter()
  const sentence = useErrorSentence()
  const offerUndo = useUndoToast()
  const { id: versionId, promptId, promptName, number, text } = version
  const [open, setOpen] = useState(false)
  const [deleting, setDeleting] = useState(false)
  const [note, setNote] = useState(version.note ?? '')
  const [name, setName] = useState(() => t('copyOf', { name: promptName }))
  const [problem, setProblem] = useState('')
  const [pending, startTransition] = useTransition()
  const place = { promptId, versionId }
  const champion = championId === versionId
  const act = <Data,>(deed: () => Promise<Result<Data>>, then: (data: Data) => void) =>
    startTransition(async () => {
      const result = await deed()
      setProblem(result.ok ? '' : sentence(result.error))
      if (!result.ok) return
      setOpen(false)
      setDeleting(false)
      then(result.data)
    })
  const restore = () =>
    act(
      () => saveVersion({ ...text, promptId, parentId: versionId, note: t('restoredFrom', { number }) }),
      (saved) => router.push(`/prompts/${saved.promptId}`),
    )
  const duplicate = () =>
    act(
      () => saveVersion({ ...text, name, note: t('copiedFrom', { name: promptName, number }) }),
      (saved) => router.push(`/prompts/${saved.promptId}`),
    )
  const ablate = () =>
    act(
      () => ablatePrompt({ ...place, name: t('ablationName', { name: promptName, number }).slice(0, 120) }),
      ({ versionIds }) => router.push(`/batch/new?versions=${versionIds.join(',')}`),
    )
  const remove = () =>
    act(
      () => deleteVersion(place),
      ({ promptLeft }) => router.push(promptLeft ? `/prompts/${promptId}` : '/prompts'),
    )
  const changeOpen = (next: boolean) => {
    setOpen(next)
    setDeleting(false)
    setProblem('')
  }
  return (
    <Dialog
      title={deleting ? t('deleteTitle', { number }) : t('manageTitle', { name: promptName, number })}
      open={open}
      onOpenChange={changeOpen}
      trigger={
        <Button className="min-h-7 px-2 py-0.5" aria-label={t('manageOf', { number })}>
          {t('manage')}
        </Button>
      }
    >
      {problem !== '' && <Notice tint="problem">{problem}</Notice>}
      {deleting ? (
        <>
          <p className="text-sm text-ink-2">
            {only
              ? t('deletePrompt', { name: promptName, count: text.template.length })
              : t('deleteBody', { number, count: text.template.length })}
          </p>
          <div className="flex justify-end gap-2">
            <Button onClick={() => setDeleting(false)}>{t('keep')}</Button>
            <Button look="danger" disabled={pending} onClick={remove}>
              {t('delete')}
            </Button>
          </div>
        </>
      ) : (
        <div className="grid gap-4 text-left">
          <div className="grid gap-2">
            <TextArea
              label={t('note')}
              rows={3}
              maxLength={20_000}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
            <div>
              <Button
                disabled={pending || note.trim() === (version.note ?? '')}
                onClick={() =>
                  act(
                    () => noteVersion({ ...place, note }),
                    () => offerUndo(t('noted'), () => noteVersion({ ...place, note: version.note ?? '' })),
                  )
                }
              >
                {t('saveNote')}
              </Button>
            </div>
          </div>
          <EditTags place={place} tags={version.tags} />
          <div className="flex flex-wrap gap-2 border-t pt-4">
            <Button
              disabled={pending}
              onClick={() =>
                act(
                  () => crownVersion(place),
                  () =>
                    offerUndo(t(champion ? 'uncrowned' : 'crowned', { number }), () =>
                      crownVersion({ promptId, versionId: championId ?? versionId }),
                    ),
                )
              }
            >
              ★ {t(champion ? 'uncrown' : 'crown')}
            </Button>
            {!newest && (
              <Button disabled={pending} onClick={restore}>
                {t('restore')}
              </Button>
            )}
            <Button look="danger" disabled={pending} onClick={() => setDeleting(true)}>
              {t('delete')}
            </Button>
          </div>
          <div className="grid gap-1 border-t pt-4">
            <div>
              <Button disabled={pending} onClick={ablate}>
                {t('ablate')}
              </Button>
            </div>
            <p className="text-xs text-ink-3">{t('ablateHint')}</p>
          </div>
          <div className="flex flex-wrap items-end gap-2 border-t pt-4">
            <TextField
              label={t('copyName')}
              value={name}
              maxLength={120}
              autoComplete="off"
              className="grow"
              onChange={(event) => setName(event.target.value)}
            />
            <Button disabled={pending || name.trim() === ''} onClick={duplicate}>
              {t('duplicate')}
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  )
}
