// The reason of a failed run as a sentence.
'use client'

import { useTranslations } from 'next-intl'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import type { ErrorValue } from '@/lib/errors'

export function FailureSentence({ error }: { error: ErrorValue }) {
  const t = useTranslations('result')
  return t('failed', { sentence: useErrorSentence()(error) })
}
