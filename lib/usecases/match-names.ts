// Names to the nearest products of a pool: one name with its reasons, many names as the lines of matches.csv.
import type { AliasMatcher, PoolMatch } from '@/lib/core/matching/alias-matcher'
import { explainMatch, type MatchReason } from '@/lib/core/matching/explain-match'
import type { Normaliser } from '@/lib/core/matching/normalise'
import { AppError } from '@/lib/errors'
import { byteOrderMark, csvLine } from '@/lib/files/write-csv'
import type { PoolMatchers } from './pool-matchers'

export interface ExplainedMatch extends PoolMatch {
  reason: MatchReason
}

export interface NameMatches {
  input: string
  matches: PoolMatch[]
}

/** The products nearest to a name, each with what it was matched by. Throws 'notFound.pool'. */
export async function matchName(
  ports: { matchers: PoolMatchers; normaliser: Normaliser },
  sceneId: string,
  name: string,
  k: number,
): Promise<ExplainedMatch[]> {
  const matcher = await openMatcher(ports.matchers, sceneId)
  return matcher.nearest(name, k, 0).map((match) => ({
    ...match,
    reason: explainMatch(name, match.alias ?? match.name, ports.normaliser),
  }))
}

/** Names between two turns of the event loop, which others are waiting for. */
const NAMES_PER_TURN = 200

/** Up to `k` products with f ≥ theta for each name, in the order of the names. Throws 'notFound.pool'. */
export async function matchNames(
  matchers: PoolMatchers,
  sceneId: string,
  { names, k, theta }: { names: readonly string[]; k: number; theta: number },
): Promise<NameMatches[]> {
  const matcher = await openMatcher(matchers, sceneId)
  const found: NameMatches[] = []
  for (const [at, input] of names.entries()) {
    if (at % NAMES_PER_TURN === 0) await new Promise((resolve) => setImmediate(resolve))
    found.push({ input, matches: matcher.nearest(input, k, theta) })
  }
  return found
}

async function openMatcher(matchers: PoolMatchers, sceneId: string): Promise<AliasMatcher> {
  const opened = await matchers.open(sceneId)
  if (opened === null) throw new AppError('notFound.pool', {})
  return opened.matcher
}

/**
 * The lines of a text; the end of the last line begins no further one. A blank line in between is a name that matches
 * nothing: with one product a name, line n of the result speaks of line n of the input.
 */
export function splitNames(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/)
  while (lines.at(-1) === '') lines.pop()
  return lines
}

export const matchCsvHeader = byteOrderMark + csvLine(['input', 'rank', 'product', 'degree'])

/** One line a product, ranks from 1; a name without a match keeps its line with rank 0. */
export function matchCsvLines(input: string, matches: readonly PoolMatch[]): string {
  if (matches.length === 0) return csvLine([input, 0, '', 0])
  return matches.map(({ name, degree }, at) => csvLine([input, at + 1, name, Math.round(degree * 1e6) / 1e6])).join('')
}
