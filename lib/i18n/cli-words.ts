// The sentences of the command line, outside of React.
import { createTranslator } from 'use-intl/core'
import type { Locale } from './locale'
import { type Messages, messagesOf } from './messages'
import { printable } from './printable'

export type CliKey = keyof Messages['cli']
export type CliParams = Record<string, string | number>
export type CliWords = (key: CliKey, params?: CliParams) => string

export function cliWords(locale: Locale): CliWords {
  const translate = createTranslator({ locale, messages: messagesOf(locale), namespace: 'cli' })
  return (key, params) => printable(translate(key, params as never))
}
