// What a command has at hand: where it writes, whose language it speaks, and how it refuses.
import { isAbsolute, resolve } from 'node:path'
import { type CliKey, type CliParams, type CliWords, cliWords } from '@/lib/i18n/cli-words'
import { type Locale, terminalLocale } from '@/lib/i18n/locale'

/** The outside of a command; tests pass their own. */
export interface CommandIo {
  stdout: (text: string) => void
  stderr: (text: string) => void
  /** Whether stderr is a terminal, where a line can be written over. */
  terminal: boolean
  env: Record<string, string | undefined>
  /** What paths are relative to. */
  cwd: string
  signal: AbortSignal
  /** Milliseconds since the epoch. */
  now: () => number
}

export interface Session extends CommandIo {
  locale: Locale
  words: CliWords
  /** A sentence on stderr. */
  note: (key: CliKey, params?: CliParams) => void
  /** The full path of what a user wrote. */
  pathOf: (written: string) => string
}

export function createSession(io: CommandIo): Session {
  const locale = terminalLocale(io.env)
  const words = cliWords(locale)
  return {
    ...io,
    locale,
    words,
    note: (key, params) => io.stderr(`${words(key, params)}\n`),
    pathOf: (written) => (isAbsolute(written) ? written : resolve(io.cwd, written)),
  }
}

/** A command that was written wrongly: which sentence says so. */
export class UsageError extends Error {
  readonly key: CliKey
  readonly params: CliParams

  constructor(key: CliKey, params: CliParams = {}) {
    super(`${key} ${JSON.stringify(params)}`)
    this.name = 'UsageError'
    this.key = key
    this.params = params
  }
}

/** 0–1 as a percentage with one decimal. */
export const percent = (share: number): string => `${(share * 100).toFixed(1)}%`
