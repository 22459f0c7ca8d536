// An error's code and params as a sentence in the page's language.
'use client'

import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import type { ErrorValue } from '@/lib/errors'

export function useErrorSentence(): (error: ErrorValue) => string {
  const t = useTranslations()
  return useCallback(({ code, params }: ErrorValue) => t(`errors.${code}`, params as never), [t])
}
