// A sentence made of columns, as the builder edits it: `性别{{性别|map:1=男}}，年龄{{年龄}}岁。`
import { formatReference } from './format-reference'
import { parsePipes, splitReference } from './parse-pipes'
import { parseTemplate } from './parse-template'
import type { Pipe } from './pipe'
import { plainText } from './plain-text'

/** One clause: words, a column, words. The words are plain text without line breaks. */
export interface SentenceItem {
  before: string
  column: string
  after: string
  /** At most one of them is not `empty`, and `empty` comes last. */
  pipes: readonly Pipe[]
}

export const sentenceSeparators = ['，', '；', '、', ', ', '; ', '\n'] as const
export const sentenceEnds = ['', '。', '.'] as const

export interface ColumnSentence {
  items: readonly SentenceItem[]
  separator: (typeof sentenceSeparators)[number]
  end: (typeof sentenceEnds)[number]
}

export const hasHan = (text: string): boolean => /\p{Script=Han}/u.test(text)

/** A column's name before its value, as sentences of users are commonly written. */
export const leadOf = (column: string): string => (hasHan(column) ? column : `${column}: `)

/** What stands between the clauses of these columns. */
export const separatorOf = (columns: readonly string[]): ColumnSentence['separator'] =>
  columns.some(hasHan) ? '，' : ', '

/** After a backslash `{{` would be an escape; `${…}` says the same there. */
const written = (words: string, reference: string): string =>
  /\\\{?$/.test(words) ? `\${${reference}}` : `{{${reference}}}`

/** The value of a variable that says the sentence; '' without items. Outer white space is dropped, as the variables box does. */
export function formatSentence({ items, separator, end }: ColumnSentence): string {
  let value = ''
  let words = ''
  for (const [i, { before, column, after, pipes }] of items.entries()) {
    words = plainText(words + (i === 0 ? before.trimStart() : before))
    value += words + written(words, formatReference(column, pipes))
    words = after + (i + 1 < items.length ? separator : end)
  }
  return value + plainText(words).trimEnd()
}

function readItem(reference: string, columns: ReadonlySet<string>): Pick<SentenceItem, 'column' | 'pipes'> | null {
  const { column, pipes: rest } = splitReference(reference, (name) => columns.has(name))
  const read = parsePipes(rest ?? '')
  if (!columns.has(column) || 'problem' in read) return null
  const empty = read.pipes.filter((pipe) => pipe.kind === 'empty')
  const others = read.pipes.filter((pipe) => pipe.kind !== 'empty')
  return empty.length > 1 || others.length > 1 ? null : { column, pipes: [...others, ...empty] }
}

/** Words between two columns, cut at the one separator that is common to all of them. */
function cutAt(separator: string, between: readonly string[]): [string, string][] | undefined {
  const cuts = between.map((words) => words.split(separator))
  if (!cuts.every((cut) => cut.length === 2)) return undefined
  return cuts.map(([left = '', right = '']) => [left, right])
}

/**
 * Reads a value back into the sentence that `formatSentence` would write; null where it isn't one: a constant, a column
 * that is not in `columns`, pipes that can't be read or are more than the builder shows, other words between the columns
 * than one separator and what stands before and after a column, a line break in such words.
 */
export function parseSentence(value: string, columns: readonly string[]): ColumnSentence | null {
  const parts = parseTemplate(value)
  const known = new Set(columns)
  const read = parts.flatMap((part) => (part.kind === 'variable' ? [readItem(part.name, known)] : []))
  const references = read.filter((item) => item !== null)
  if (references.length === 0 || references.length < read.length) return null

  const words: string[] = ['']
  for (const part of parts) {
    if (part.kind === 'variable') words.push('')
    else words[words.length - 1] = part.text
  }
  const last = words.at(-1) ?? ''
  const end = sentenceEnds.find((sign) => sign !== '' && last.endsWith(sign)) ?? ''
  const between = words.slice(1, -1)
  const separator = sentenceSeparators.find((sign) => cutAt(sign, between) !== undefined)
  if (separator === undefined) return null
  const cuts = cutAt(separator, between) ?? []
  const items = references.map((reference, i) => ({
    ...reference,
    before: cuts[i - 1]?.[1] ?? words[0] ?? '',
    after: cuts[i]?.[0] ?? last.slice(0, last.length - end.length),
  }))
  const isPlain = items.every(({ before, after }) => !/[\r\n]/.test(before + after))
  return isPlain ? { items, separator, end } : null
}
