// hitloop match: names from a text file to the nearest products of a pool. Opens no database.
import { createMatcher } from '@/lib/core/matching/matcher'
import { createNormaliser } from '@/lib/core/matching/normalise'
import { AppError } from '@/lib/errors'
import { readText } from '@/lib/files/read-text'
import { checkWritable, replaceFile } from '@/lib/files/replace-file'
import { toSimplified } from '@/lib/files/to-simplified'
import { byteOrderMark, csvLine } from '@/lib/files/write-csv'
import { readPoolNames } from '@/lib/usecases/import-pool'
import { checkDistinct } from './distinct-files'
import { shareNumber, wholeNumber } from './option-values'
import type { MatchOptionValues } from './options'
import type { Session } from './session'

const K_LIMIT = 1000
/** Names between two looks at whether the user wants to stop. */
const NAMES_PER_TURN = 500

export async function matchCommand(values: MatchOptionValues, session: Session): Promise<number> {
  const k = wholeNumber('--k', values.k, 1, K_LIMIT)
  const theta = shareNumber('--theta', values.theta)
  const [pool, names, out] = [values.pool, values.in, values.out].map(session.pathOf) as [string, string, string]
  checkDistinct(
    [
      { option: '--pool', path: pool },
      { option: '--in', path: names },
    ],
    [{ option: '--out', path: out }],
  )
  await checkWritable(out)
  const wanted = linesOf(await readText(names, session.signal))
  if (wanted.length === 0) throw new AppError('file.empty', { file: values.in })
  const products = await readPoolNames(pool, values.poolName, { signal: session.signal })
  if (products.length === 0) throw new AppError('column.empty', { column: values.poolName })
  const matcher = createMatcher('lexical', products, createNormaliser({ toSimplified }))

  await replaceFile(out, async ({ write }) => {
    await write(byteOrderMark + csvLine(['input', 'rank', 'product', 'degree']))
    for (const [at, name] of wanted.entries()) {
      if (at % NAMES_PER_TURN === 0) await nextTurn(session.signal)
      const found = matcher.nearest(name, k, theta)
      if (found.length === 0) await write(csvLine([name, 0, '', 0]))
      for (const [rank, { name: product, degree }] of found.entries()) {
        await write(csvLine([name, rank + 1, product, Math.round(degree * 1e6) / 1e6]))
      }
    }
  })
  return 0
}

/**
 * The lines of a text; the end of the last line begins no further one. A blank line in between is a name that matches
 * nothing: with one product a name, line n of the result speaks of line n of the input.
 */
function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/)
  while (lines.at(-1) === '') lines.pop()
  return lines
}

async function nextTurn(signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
  signal.throwIfAborted()
}
