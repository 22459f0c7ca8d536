// Saves a side's text as a version: a further one of its prompt, or, under a name that is asked for, the first of a new one.
'use client'

import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { toast } from '@/components/ui/toast'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import { saveVersion } from '../../prompts/actions'
import { isDirty } from '../desk-side'
import type { Desk } from './use-desk'

export interface SaveSide {
  canSave: (arm: 0 | 1) => boolean
  /** Saves, or asks for a name first. */
  begin: (arm: 0 | 1) => void
  /** The side whose new prompt needs a name; null while none does. */
  naming: 0 | 1 | null
  cancel: () => void
  saveAs: (name: string) => void
  pending: boolean
  /** Why the name was refused. */
  error: string | null
}

export function useSaveSide({ sides, change }: Desk): SaveSide {
  const t = useTranslations('optimise')
  const sentence = useErrorSentence()
  const [naming, setNaming] = useState<0 | 1 | null>(null)
  const [error, setError] = useState<string | null>(null)
  const [pending, startTransition] = useTransition()

  const canSave = (arm: 0 | 1): boolean => !pending && isDirty(sides[arm]) && sides[arm].text.template.trim() !== ''
  const save = (arm: 0 | 1, name: string | null) =>
    startTransition(async () => {
      const { version, text } = sides[arm]
      const target = version === null ? { name: name ?? '' } : { promptId: version.promptId, parentId: version.id }
      const result = await saveVersion({ ...text, ...target })
      if (!result.ok) {
        if (version === null) setError(sentence(result.error))
        else toast.error(sentence(result.error))
        return
      }
      const { promptId, versionId: id, number, saved } = result.data
      const promptName = version?.promptName ?? name?.trim() ?? ''
      setNaming(null)
      const lineage = { origin: 'written', parentId: version?.id ?? null, feedback: null, note: null, tags: [] }
      change(arm, { version: { id, promptId, promptName, number, text, ...lineage } })
      if (saved) toast.success(t('saved', { name: promptName, number }))
      else toast.info(t('unchanged', { name: promptName, number }))
    })
  return {
    canSave,
    begin: (arm) => {
      if (!canSave(arm)) return
      setError(null)
      if (sides[arm].version === null) setNaming(arm)
      else save(arm, null)
    },
    naming,
    cancel: () => setNaming(null),
    saveAs: (name) => naming !== null && save(naming, name),
    pending,
    error,
  }
}
