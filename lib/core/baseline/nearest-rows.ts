// Recommends what the users with the most similar rows took: nearest neighbours on the rows' rendered text.
import { buildIndex, textIdf } from '@/lib/core/matching/ngram-index'
import { createSearch } from '@/lib/core/matching/search-index'
import { splitLabels } from '@/lib/core/scoring/score-answer'

export interface TrainingRow {
  rowIndex: number
  user: string | null
  /** Epoch ms; null where the row has no readable time. */
  timeMs: number | null
  /** The row rendered by the template that renders the queries too. */
  text: string
  /** The label's cell; several labels are separated by `|`. */
  label: string
}

export interface RowQuery {
  text: string
  rowIndex: number
  user: string | null
  /** Only rows strictly before this count; null = all rows. */
  beforeMs: number | null
}

export interface Suggestion {
  label: string
  /** How many similar users (rows, where users are unknown) took it; 0 = no similar one, it is only frequent. */
  similarUsers: number
}

/** The best suggestions first, at most `count`. */
export type SuggestFromRows = (query: RowQuery, count: number) => Suggestion[]

/** More training rows than this are cut to the latest; the index then takes about 20 bytes a variable n-gram. */
export const TRAINING_LIMIT = 20_000
/** Chosen on the sample rows, as were votes by plain similarity: its square loses a point of hit@5, its cube three. */
const NEIGHBOURS = 50

const latest = (rows: readonly TrainingRow[]): readonly TrainingRow[] =>
  rows.length <= TRAINING_LIMIT
    ? rows
    : [...rows]
        .sort(
          (a, b) =>
            (b.timeMs ?? Number.NEGATIVE_INFINITY) - (a.timeMs ?? Number.NEGATIVE_INFINITY) || b.rowIndex - a.rowIndex,
        )
        .slice(0, TRAINING_LIMIT)

/** Lines that stand in every text: the template's own words. Leaving them out early saves most of the index. */
function commonLines(texts: readonly string[]): Set<string> {
  const common = new Set(texts[0]?.split('\n'))
  for (const text of texts) {
    const lines = new Set(text.split('\n'))
    for (const line of common) if (!lines.has(line)) common.delete(line)
    if (common.size === 0) break
  }
  return common
}

/**
 * Learns from the rows (the latest TRAINING_LIMIT of them). A suggestion's score is Σ cos over the 50 nearest
 * rows by TF-IDF of character 2+3-grams (idf = ln(N/df): the template's constant text weighs nothing). Left out: the row
 * itself, all rows of its user, and with `beforeMs` every row that is not known to be strictly earlier. Where neighbours
 * name too few labels, the most frequent labels of the remaining rows follow.
 */
export function createNearestRows(training: readonly TrainingRow[]): SuggestFromRows {
  const rows = latest(training).map((row) => ({ ...row, labels: splitLabels(row.label) }))
  const constant = commonLines(rows.map(({ text }) => text))
  const variableText = (text: string) =>
    text
      .split('\n')
      .filter((line) => !constant.has(line))
      .join('\n')
  const search = createSearch(
    buildIndex(
      rows.map(({ text }) => variableText(text)),
      textIdf,
    ),
  )

  const acceptor = ({ rowIndex, user, beforeMs }: RowQuery) => {
    return (position: number): boolean => {
      const row = rows[position]
      if (row === undefined || row.rowIndex === rowIndex || (user !== null && row.user === user)) return false
      return beforeMs === null || (row.timeMs !== null && row.timeMs < beforeMs)
    }
  }

  function fromNeighbours(query: RowQuery, accept: (position: number) => boolean): Suggestion[] {
    const votes = new Map<string, { score: number; users: Set<string | number> }>()
    for (const { position, degree } of search(variableText(query.text), NEIGHBOURS, 0, accept)) {
      const row = rows[position]
      for (const label of row?.labels ?? []) {
        const vote = votes.get(label) ?? { score: 0, users: new Set() }
        vote.score += degree
        vote.users.add(row?.user ?? position)
        votes.set(label, vote)
      }
    }
    return [...votes]
      .sort(([, a], [, b]) => b.score - a.score)
      .map(([label, { users }]) => ({ label, similarUsers: users.size }))
  }

  function mostFrequent(accept: (position: number) => boolean): Suggestion[] {
    const counts = new Map<string, number>()
    for (const [position, { labels }] of rows.entries()) {
      if (accept(position)) for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1)
    }
    return [...counts].sort(([, a], [, b]) => b - a).map(([label]) => ({ label, similarUsers: 0 }))
  }

  return (query, count) => {
    const accept = acceptor(query)
    const suggestions = fromNeighbours(query, accept).slice(0, count)
    if (suggestions.length === count) return suggestions
    const named = new Set(suggestions.map(({ label }) => label))
    return [...suggestions, ...mostFrequent(accept).filter(({ label }) => !named.has(label))].slice(0, count)
  }
}
