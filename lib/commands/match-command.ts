// hitloop match: names from a text file to the nearest products of a pool. Opens no database.
import { createAliasMatcher } from '@/lib/core/matching/alias-matcher'
import { createNormaliser } from '@/lib/core/matching/normalise'
import { AppError } from '@/lib/errors'
import { readText } from '@/lib/files/read-text'
import { checkWritable, replaceFile } from '@/lib/files/replace-file'
import { toSimplified } from '@/lib/files/to-simplified'
import { readPoolFile } from '@/lib/usecases/import-pool'
import { matchCsvHeader, matchCsvLines, splitNames } from '@/lib/usecases/match-names'
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
  const wanted = splitNames(await readText(names, session.signal))
  if (wanted.length === 0) throw new AppError('file.noNames', { file: values.in })
  const { names: products, aliases } = await readPoolFile(pool, values.poolName, {
    sheet: values.poolSheet,
    signal: session.signal,
  })
  if (products.length === 0) throw new AppError('column.empty', { column: values.poolName })
  const matcher = createAliasMatcher('lexical', products, createNormaliser({ toSimplified }), { aliases })

  await replaceFile(out, async ({ write }) => {
    await write(matchCsvHeader)
    for (const [at, name] of wanted.entries()) {
      if (at % NAMES_PER_TURN === 0) await nextTurn(session.signal)
      await write(matchCsvLines(name, matcher.nearest(name, k, theta)))
    }
  })
  return 0
}

async function nextTurn(signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
  signal.throwIfAborted()
}
