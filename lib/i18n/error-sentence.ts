// An error as a sentence, outside of React: for the terminal and for files.
import { createTranslator } from 'use-intl/core'
import type { ErrorValue } from '@/lib/errors'
import type { Locale } from './locale'
import { messagesOf } from './messages'

export function errorSentence(locale: Locale, { code, params }: ErrorValue): string {
  const t = createTranslator({ locale, messages: messagesOf(locale) })
  return t(`errors.${code}`, params as never)
}
