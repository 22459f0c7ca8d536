// Two answers in one format, so that nothing but what they say tells them apart.
import { parseAnswer, withoutThinking } from '../scoring/parse-answer'

export interface LevelledItem {
  name: string
  reason: string
}

/** Both as lists where both name products; else both as plain text. */
export type LevelledAnswers =
  | { kind: 'list'; left: LevelledItem[]; right: LevelledItem[] }
  | { kind: 'text'; left: string; right: string }

/** Longer ones are cut: nobody reads them, and a phone must hold both. */
const LONGEST_REASON = 300
const LONGEST_TEXT = 4000
const MOST_ITEMS = 20

const cut = (text: string, longest: number): string => {
  const signs = [...text.slice(0, 2 * longest + 2)]
  return signs.length <= longest ? text : `${signs.slice(0, longest).join('').trimEnd()}…`
}

const listOf = (answer: string, mask: (text: string) => string): LevelledItem[] =>
  parseAnswer(answer)
    .products.slice(0, MOST_ITEMS)
    .map(({ name, reason }) => ({ name: mask(name), reason: cut(mask(plain(reason)), LONGEST_REASON) }))

/** Without the marks of Markdown and the model's thinking; at most one empty line in a row. */
function plain(answer: string): string {
  return withoutThinking(answer)
    .replace(/^\s{0,3}(?:```|~~~).*$/gm, '')
    .replace(/^\s{0,3}#{1,6}\s+/gm, '')
    .replace(/^\s{0,3}>\s?/gm, '')
    .replace(/^(\s{0,12})[-*+•·]\s+/gm, '$1')
    .replace(/^(\s{0,12})\d{1,3}[.、)）]\s*/gm, '$1')
    .replace(/\*\*|__|`/g, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ *\n */g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** Left and right keep their sides. HTML stays text. `mask` takes out names that would give the author away. */
export function levelAnswers(left: string, right: string, mask: (text: string) => string): LevelledAnswers {
  const lists = { left: listOf(left, mask), right: listOf(right, mask) }
  if (lists.left.length > 0 && lists.right.length > 0) return { kind: 'list', ...lists }
  const text = (answer: string) => cut(mask(plain(answer.slice(0, 10 * LONGEST_TEXT))), LONGEST_TEXT)
  return { kind: 'text', left: text(left), right: text(right) }
}

/** Whether a reader would see the same on both sides. */
export const areIdentical = ({ left, right }: LevelledAnswers): boolean =>
  JSON.stringify(left) === JSON.stringify(right)
