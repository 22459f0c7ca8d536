// Starts the server's runtime, or ends the process with a sentence that says why it can't start.
import { z } from 'zod'
import { AppError } from '@/lib/errors'
import { errorSentence } from '@/lib/i18n/error-sentence'
import { terminalLocale } from '@/lib/i18n/locale'
import { getRuntime } from '@/lib/runtime'
import { toFailure } from './error-map'
import { log } from './log'

/** Ends the process with status 1 when the data folder or the database can't be used. */
export async function bootServer(): Promise<void> {
  try {
    const runtime = await getRuntime()
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        runtime.close().then(
          () => process.exit(0),
          () => process.exit(1),
        )
      })
    }
  } catch (error) {
    if (!(error instanceof AppError || error instanceof z.ZodError))
      log.error({ err: error }, 'the server could not start')
    console.error(`\n${errorSentence(terminalLocale(process.env), toFailure(error))}\n`)
    process.exit(1)
  }
}
