// Puts tags on a version and takes them away, each at once.
'use client'

import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import { useUndoToast } from '@/components/ui/use-undo-toast'
import { isSameTag, LONGEST_TAG, MOST_TAGS, readTag } from '@/lib/core/prompt/version-tags'
import { tagVersion } from '../actions'

interface EditTagsProps {
  place: { promptId: string; versionId: string }
  tags: readonly string[]
}

export function EditTags({ place, tags }: EditTagsProps) {
  const t = useTranslations('versions')
  const sentence = useErrorSentence()
  const offerUndo = useUndoToast()
  const [text, setText] = useState('')
  const [problem, setProblem] = useState('')
  const [pending, startTransition] = useTransition()
  const save = (next: string[], then: () => void) =>
    startTransition(async () => {
      const result = await tagVersion({ ...place, tags: next })
      setProblem(result.ok ? '' : sentence(result.error))
      if (result.ok) then()
    })
  const remove = (tag: string) => {
    const back = () => tagVersion({ ...place, tags: [...tags] })
    save(
      tags.filter((one) => one !== tag),
      () => offerUndo(t('tagRemoved', { tag }), back),
    )
  }
  const add = () => {
    const tag = readTag(text)
    if (tag === null) setProblem(t('badTag', { most: LONGEST_TAG }))
    else if (tags.some((one) => isSameTag(one, tag))) setText('')
    else if (tags.length >= MOST_TAGS) setProblem(t('manyTags', { most: MOST_TAGS }))
    else save([...tags, tag], () => setText(''))
  }
  return (
    <div className="grid gap-2 border-t pt-4">
      {tags.length > 0 && (
        <ul aria-label={t('tags')} className="flex flex-wrap gap-1.5">
          {tags.map((tag) => (
            <li key={tag} className="inline-flex items-center gap-1 rounded-md border bg-sunk pl-2 text-sm">
              <span className="[overflow-wrap:anywhere]"># {tag}</span>
              <button
                type="button"
                disabled={pending}
                aria-label={t('removeTag', { tag })}
                onClick={() => remove(tag)}
                className="min-h-7 min-w-7 rounded text-ink-2 hover:text-ink"
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap items-end gap-2">
        <TextField
          label={t('newTag')}
          value={text}
          maxLength={LONGEST_TAG}
          autoComplete="off"
          className="min-w-0 flex-1 basis-40"
          {...(problem === '' ? {} : { error: problem })}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            // Enter that ends a word of an input method is not meant for us.
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
            event.preventDefault()
            if (text.trim() !== '') add()
          }}
        />
        <Button disabled={pending || text.trim() === ''} onClick={add}>
          {t('addTag')}
        </Button>
      </div>
      <p className="text-xs text-ink-3">{t('tagHint', { most: MOST_TAGS, longest: LONGEST_TAG })}</p>
    </div>
  )
}
