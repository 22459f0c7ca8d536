// What is wrong with a file, as a sentence: the names that errors carry in their params become words, too.
'use client'

import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import type { ErrorValue } from '@/lib/errors'
import { toldFileError } from '@/lib/i18n/told-file-error'
import { encodingName } from './file-words'

/** null stands for a connection that broke off. */
export function useFileError(): (error: ErrorValue | null) => string {
  const t = useTranslations('data')
  const sentence = useErrorSentence()
  return useCallback(
    (error) => {
      if (error === null) return t('upload.cutOff')
      const { code, params } = error
      if (code === 'file.wrongEncoding') {
        return sentence({ code, params: { ...params, encoding: encodingName(String(params.encoding)) } })
      }
      return sentence(toldFileError(error, t))
    },
    [t, sentence],
  )
}
