// The difference of two texts, by words in any script: Chinese has no spaces, so the platform's segmenter finds them.
import { diffArrays } from 'diff'
import { parseTemplate } from '@/lib/core/prompt/parse-template'

export interface DiffPart {
  kind: 'same' | 'removed' | 'added'
  text: string
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

// The search takes time and memory in the square of its edits: texts that differ in more are compared by lines.
const MOST_WORD_EDITS = 3000
const MOST_LINE_EDITS = 3000

/** Words, spaces and signs of a text in order; a variable is one. */
const wordsOf = (text: string): string[] =>
  parseTemplate(text).flatMap(({ kind, start, end }) => {
    const source = text.slice(start, end)
    return kind === 'variable' ? [source] : Array.from(segmenter.segment(source), ({ segment }) => segment)
  })

const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? []

/**
 * What to leave out of `before` and to add to make `after`: joining `same` and `removed` gives `before`, `same` and `added`
 * gives `after`. Neighbours of one kind are one part, and a removal stands before what replaces it.
 */
export function diffText(before: string, after: string): DiffPart[] {
  const changes =
    diffArrays(wordsOf(before), wordsOf(after), { maxEditLength: MOST_WORD_EDITS }) ??
    diffArrays(linesOf(before), linesOf(after), { maxEditLength: MOST_LINE_EDITS })
  const parts: DiffPart[] =
    changes === undefined
      ? [
          { kind: 'removed', text: before },
          { kind: 'added', text: after },
        ]
      : changes.map(({ added, removed, value }) => ({
          kind: added ? 'added' : removed ? 'removed' : 'same',
          text: value.join(''),
        }))
  return parts.filter((part) => part.text !== '')
}

/** Places that differ: a removal and what replaces it are one. */
export const countChanges = (parts: readonly DiffPart[]): number =>
  parts.filter((part, i) => part.kind !== 'same' && (parts[i - 1]?.kind ?? 'same') === 'same').length
