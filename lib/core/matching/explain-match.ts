// Why a name was matched to another: how both were normalised, what their packages say, and which grams they share.
import { type Normaliser, specsDiffer } from './normalise'

/** Text in pieces; `shared` pieces are made of 2-grams that both names hold. */
export type MarkedText = readonly { text: string; shared: boolean }[]

export interface NameFacts {
  /** The normalised name, marked. */
  name: MarkedText
  specs: readonly string[]
}

export interface MatchReason {
  /** exact: equal normalised names whose packages don't contradict each other. */
  grade: 'exact' | 'lexical'
  packages: 'same' | 'differ' | 'unsaid'
  wanted: NameFacts
  found: NameFacts
}

function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>()
  for (let i = 0; i + 2 <= text.length; i++) pairs.add(text.slice(i, i + 2))
  return pairs
}

/** Marks what `text` shares with `other`. A shared 3-gram is two shared 2-grams in a row, so that 2-grams tell all. */
function mark(text: string, other: string): MarkedText {
  if (text === other) return text === '' ? [] : [{ text, shared: true }]
  const pairs = pairsOf(other)
  const units = text.split('')
  const marks = units.map(() => false)
  for (let i = 0; i + 1 < units.length; i++) {
    if (!pairs.has(text.slice(i, i + 2))) continue
    marks[i] = true
    marks[i + 1] = true
  }
  const pieces: { text: string; shared: boolean }[] = []
  for (const [i, unit] of units.entries()) {
    const shared = marks[i] ?? false
    const last = pieces.at(-1)
    if (last?.shared === shared) last.text += unit
    else pieces.push({ text: unit, shared })
  }
  return pieces
}

/** Explains the match of `wanted` with `found`: a product's name, or the alias by which it was found. */
export function explainMatch(wanted: string, found: string, normalise: Normaliser): MatchReason {
  const [left, right] = [normalise(wanted), normalise(found)]
  const differ = specsDiffer(left.specs, right.specs)
  const common = left.specs.some((spec) => right.specs.includes(spec))
  return {
    grade: left.name === right.name && !differ ? 'exact' : 'lexical',
    packages: differ ? 'differ' : common ? 'same' : 'unsaid',
    wanted: { name: mark(left.name, right.name), specs: left.specs },
    found: { name: mark(right.name, left.name), specs: right.specs },
  }
}
