// Tells of a deed that is done, with the way back beside it for a while.
'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import type { Result } from '@/lib/boundary/result'
import { toast } from './toast'
import { useErrorSentence } from './use-error-sentence'

/** Long enough to be read and reached by keyboard; a pointer or the focus on it holds it. */
const SHOWN_MS = 12_000

/** The page is read anew, and again once the way back was walked; what goes wrong there is said. */
export function useUndoToast(): (done: string, back: () => Promise<Result<unknown>>) => void {
  const t = useTranslations('shell')
  const sentence = useErrorSentence()
  const router = useRouter()
  return useCallback(
    (done, back) => {
      const undo = async () => {
        const result = await back()
        if (result.ok) toast.success(t('undone'))
        else toast.error(sentence(result.error))
        router.refresh()
      }
      router.refresh()
      toast.success(done, { action: { label: t('undo'), onClick: () => void undo() }, duration: SHOWN_MS })
    },
    [t, sentence, router],
  )
}
