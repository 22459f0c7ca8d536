// Products out of a numbered or bulleted list: which lines are its items, and which only tell about them.
import { type AnswerLine, headingSubject, type Marker } from './answer-line'
import { type AnswerItem, cleanReason, productLabel, reasonLabel, splitItem, sureProductLabel } from './answer-name'

interface Entry {
  line: AnswerLine
  /** What the heading above it announced: -1 something else than products. */
  subject: -1 | 0 | 1
  /** Lines up to the next item, without markers. */
  details: string[]
}

/** Lines below an item that are looked at: a product's label or reason stands near its marker. */
const maxDetails = 8
const nestedBy = 2

const isLabel = (content: string): boolean => productLabel.test(content) || reasonLabel.test(content)

/** Whether a line opens a new part of the answer, rather than belonging to the item above it. */
function isHeading(line: AnswerLine, afterBlank: boolean): boolean {
  if (line.marker === 'ordinal') return headingSubject(line.content) !== 0 && line.content.length <= 40
  if (line.marker !== null || line.content === '' || isLabel(line.content)) return false
  if (line.titled) return true
  return afterBlank && line.content.length <= 200 && /[:：]\**$/.test(line.content)
}

/** A flush paragraph after an empty line is the answer's closing word, unless it bears a label. */
const tellsAboutItem = (line: AnswerLine, afterBlank: boolean): boolean =>
  line.content !== '' && (!afterBlank || line.indent > 0 || line.marker !== null || isLabel(line.content))

/** The items of one kind at its outermost indentation, each with the lines below it and the subject of its part. */
function entriesOf(lines: readonly AnswerLine[], kind: Marker): Entry[] {
  let outermost = Number.POSITIVE_INFINITY
  for (const line of lines) if (line.marker === kind) outermost = Math.min(outermost, line.indent)
  const entries: Entry[] = []
  let subject: Entry['subject'] = 0
  let afterBlank = true
  let detailed: Entry | undefined
  for (const line of lines) {
    const heading = isHeading(line, afterBlank)
    const last = entries.at(-1)
    if (line.marker === kind && !(heading && kind === 'ordinal') && line.indent < outermost + nestedBy) {
      // A list that counts on belongs to the part in which it began, whatever stood between.
      const countsOn = kind === 'number' && line.number > 1 && line.number === (last?.line.number ?? 0) + 1
      detailed = { line, subject: countsOn && last ? last.subject : subject, details: [] }
      entries.push(detailed)
    } else if (heading) {
      subject = headingSubject(line.content)
      detailed = undefined
    } else if (detailed && detailed.details.length < maxDetails && tellsAboutItem(line, afterBlank)) {
      detailed.details.push(line.content)
    }
    afterBlank = line.content === '' && line.marker === null
  }
  return entries
}

function readEntry({ line, details }: Entry): AnswerItem {
  const labelled = productLabel.test(line.content) ? undefined : details.find((detail) => sureProductLabel.test(detail))
  const own = splitItem(line.content)
  const first = labelled ?? (own.name === '' ? details.find((detail) => !reasonLabel.test(detail)) : undefined)
  const item = first === undefined ? own : splitItem(first)
  const told = details.findIndex((detail) => reasonLabel.test(detail))
  const said = details.slice(Math.max(0, told)).filter((detail) => detail !== first)
  // A label alone on its line is followed by what it announces.
  const below = said.map(cleanReason).find((text) => text !== '') ?? ''
  return { name: item.name, reason: item.reason || below }
}

function readEntries(entries: readonly Entry[], kind: Marker): AnswerItem[] {
  const labelled = entries.filter((entry) => productLabel.test(entry.line.content))
  // Bullets such as 产品/理由/价格 describe one product after another: those with the product's label name it.
  const naming = kind === 'bullet' && labelled.length > 0 ? new Set(labelled) : new Set(entries)
  const items: AnswerItem[] = []
  for (const entry of entries) {
    const last = items.at(-1)
    if (reasonLabel.test(entry.line.content)) {
      if (last && last.reason === '') last.reason = cleanReason(entry.line.content)
    } else if (naming.has(entry)) items.push(readEntry(entry))
  }
  return items.filter((item) => item.name !== '')
}

/**
 * The products of an answer's list. Numbers win over Chinese ordinals, ordinals over bullets (which then tell about the
 * numbered items); lists under headings such as 用户分析 or 注意事项 count only where there is no other.
 * @param requireSubject take only lists under a heading that announces products (for answers that begin with a refusal).
 */
export function listItems(
  lines: readonly AnswerLine[],
  requireSubject: boolean,
): { items: AnswerItem[]; format: 'numbered' | 'bulleted' } | undefined {
  const kinds: readonly Marker[] = ['number', 'ordinal', 'bullet']
  const all = kinds.map((kind) => ({ kind, entries: entriesOf(lines, kind) }))
  for (const floor of requireSubject ? [1] : [0, -1]) {
    for (const { kind, entries } of all) {
      const items = readEntries(
        entries.filter((entry) => entry.subject >= floor),
        kind,
      )
      if (items.length > 0) return { items, format: kind === 'bullet' ? 'bulleted' : 'numbered' }
    }
  }
  return undefined
}
