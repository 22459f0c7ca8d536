// An error as a sentence, outside of React: for the terminal and for files.
import { createTranslator } from 'use-intl/core'
import type { ErrorValue } from '@/lib/errors'
import type { Locale } from './locale'
import { messagesOf } from './messages'
import { printable } from './printable'
import { toldFileError } from './told-file-error'

export function errorSentence(locale: Locale, error: ErrorValue): string {
  const messages = messagesOf(locale)
  const { code, params } = toldFileError(error, createTranslator({ locale, messages, namespace: 'data' }))
  const t = createTranslator({ locale, messages })
  return printable(t(`errors.${code}`, params as never))
}
