// Saves the text as a new version and says what became of it.
'use client'

import { useRouter } from 'next/navigation'
import { useFormatter, useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import type { TemplateCheck } from '@/components/prompt/check-template'
import type { EditorSubject } from '@/components/prompt/prompt-text'
import { toast } from '@/components/ui/toast'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import { saveVersion } from '../actions'
import type { Draft } from './use-draft'

export interface Save {
  save: () => void
  saving: boolean
  error: string | null
}

export function useSave(subject: EditorSubject, draft: Draft, name: string, check: TemplateCheck): Save {
  const t = useTranslations('prompts')
  const format = useFormatter()
  const sentence = useErrorSentence()
  const router = useRouter()
  const [error, setError] = useState<string | null>(null)
  const [saving, startTransition] = useTransition()

  const save = () =>
    startTransition(async () => {
      const { promptId, versionId: parentId } = subject
      const target = promptId === null || parentId === null ? { name } : { promptId, parentId }
      const result = await saveVersion({ ...draft.text, ...target })
      setError(result.ok ? null : sentence(result.error))
      if (!result.ok) return
      const { number, saved } = result.data
      draft.forget()
      if (!saved) toast.info(t('unchanged', { number }))
      else if (check.unbound.length > 0) {
        toast.warning(
          t('savedAsUnbound', { number, names: format.list(check.unbound.map((variable) => variable.name)) }),
        )
      } else toast.success(t('savedAs', { number }))
      router.push(`/prompts/${result.data.promptId}`)
    })
  return { save, saving, error }
}
