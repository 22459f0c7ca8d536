// The command line: arguments in, exit code out. 0 done, 1 failed, 2 wrong usage or bad input, 130 interrupted.
import { CommanderError } from 'commander'
import { AppError, errorValue } from '@/lib/errors'
import type { CliKey } from '@/lib/i18n/cli-words'
import { errorSentence } from '@/lib/i18n/error-sentence'
import { createProgram } from './program'
import { type CommandIo, createSession, type Session, UsageError } from './session'

/** `argv` without node and the script. Never throws; nothing but what was asked for goes to stdout. */
export async function runCommand(argv: readonly string[], io: CommandIo): Promise<number> {
  const session = createSession(io)
  let status = 0
  const program = createProgram(session, (code) => {
    status = code
  })
  try {
    if (argv.length === 0) throw new UsageError('noCommand')
    await program.parseAsync([...argv], { from: 'user' })
    return status
  } catch (error) {
    return tellFailure(session, error)
  }
}

function tellFailure(session: Session, error: unknown): number {
  const { words, stderr, locale } = session
  if (session.signal.aborted) {
    session.note('interruptedPlain')
    return 130
  }
  if (error instanceof CommanderError) return tellUsage(session, error)
  if (error instanceof UsageError) stderr(`${words(error.key, error.params)}\n`)
  else if (error instanceof AppError) stderr(`${errorSentence(locale, errorValue(error))}\n`)
  else {
    stderr(`${words('unexpected', { detail: error instanceof Error ? error.message : String(error) })}\n`)
    return 1
  }
  return 2
}

const sentences: Readonly<Record<string, CliKey>> = {
  'commander.unknownCommand': 'unknownCommand',
  'commander.unknownOption': 'unknownOption',
  'commander.missingArgument': 'missingArgument',
  'commander.missingMandatoryOptionValue': 'missingOption',
  'commander.optionMissingArgument': 'missingValue',
  'commander.excessArguments': 'tooManyArguments',
}

/** Commander's sentences are English; what they name stands in quotes, and is all that ours need. */
function tellUsage(session: Session, { code, exitCode, message }: CommanderError): number {
  if (exitCode === 0) return 0
  const what = /'([^']+)'/.exec(message)?.[1] ?? message.replace(/^error: /, '')
  const hint = /Did you mean (?:one of )?(.+)\?/.exec(message)?.[1] ?? 'none'
  session.note(sentences[code] ?? 'badUsage', { what, hint })
  return 2
}
