// A guide in Markdown as blocks. It knows the subset that the guides are written in: headings, paragraphs, flat lists, code
// between fences, tables, links and pictures. HTML is text.
import { type Inline, parseInline, plainText } from './parse-inline'

export type Block =
  | { kind: 'heading'; level: number; id: string; children: Inline[] }
  | { kind: 'paragraph'; children: Inline[] }
  | { kind: 'list'; ordered: boolean; items: Inline[][] }
  | { kind: 'code'; text: string }
  | { kind: 'table'; head: Inline[][]; rows: Inline[][][] }

const heading = /^(#{1,4})\s+(.+?)\s*$/
const fence = /^```/
const item = /^(?:([-*])|\d{1,3}\.)\s+(.*)$/
const tableRow = /^\|.*\|\s*$/
const tableRule = /^\|(\s*:?-+:?\s*\|)+\s*$/

/** Two lines of a paragraph become one: with a space, except where both ends are Chinese. */
export function joinLines(first: string, second: string): string {
  const han = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’……]/u
  const gap = han.test(first.slice(-1)) && han.test(second.slice(0, 1)) ? '' : ' '
  return first + gap + second
}

const cellsOf = (line: string): Inline[][] =>
  line
    .trim()
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => parseInline(cell.trim()))

/** An id for a heading: its words, joined by hyphens; a second one of the same words gets a number. */
function idFor(text: string, taken: Set<string>): string {
  const base =
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '') || 'part'
  let id = base
  for (let number = 2; taken.has(id); number++) id = `${base}-${number}`
  taken.add(id)
  return id
}

/** The blocks of a text, in order. Never throws: what is no known form is a paragraph. */
export function parseGuide(text: string): Block[] {
  const lines = text.split(/\r?\n/)
  const blocks: Block[] = []
  const ids = new Set<string>()
  let at = 0
  const take = (fits: (line: string) => boolean): string[] => {
    const start = at
    while (at < lines.length && fits(lines[at] ?? '')) at++
    return lines.slice(start, at)
  }
  const isProse = (line: string) =>
    line.trim() !== '' && !heading.test(line) && !fence.test(line) && !item.test(line) && !tableRow.test(line)

  while (at < lines.length) {
    const line = lines[at] ?? ''
    const [, marks, title] = heading.exec(line) ?? []
    if (line.trim() === '') at++
    else if (marks !== undefined && title !== undefined) {
      at++
      const children = parseInline(title)
      blocks.push({ kind: 'heading', level: marks.length, id: idFor(plainText(children), ids), children })
    } else if (fence.test(line)) {
      at++
      blocks.push({ kind: 'code', text: take((each) => !fence.test(each)).join('\n') })
      at++
    } else if (tableRow.test(line) && tableRule.test(lines[at + 1] ?? '')) {
      const [head = '', , ...rows] = take((each) => tableRow.test(each))
      blocks.push({ kind: 'table', head: cellsOf(head), rows: rows.map(cellsOf) })
    } else if (item.test(line)) blocks.push(readList())
    else {
      const [first = '', ...more] = [lines[at++] ?? '', ...take(isProse)].map((each) => each.trim())
      blocks.push({ kind: 'paragraph', children: parseInline(more.reduce(joinLines, first)) })
    }
  }
  return blocks

  function readList(): Block {
    const ordered = item.exec(lines[at] ?? '')?.[1] === undefined
    const items: string[] = []
    for (let line = lines[at]; line !== undefined; line = lines[at]) {
      const [matched, bullet, words = ''] = item.exec(line) ?? []
      if (matched !== undefined && (bullet === undefined) === ordered) items.push(words.trim())
      // A line that is set in belongs to the item before it.
      else if (matched === undefined && /^\s+\S/.test(line)) items.push(joinLines(items.pop() ?? '', line.trim()))
      else break
      at++
    }
    return { kind: 'list', ordered, items: items.map(parseInline) }
  }
}
