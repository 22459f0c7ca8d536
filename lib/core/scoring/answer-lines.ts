// Products out of an answer without list markers: one a line, labelled lines, or names in a row. Prose gives none.
import { type AnswerLine, headingSubject } from './answer-line'
import {
  type AnswerItem,
  cleanName,
  cleanReason,
  productLabel,
  reasonLabel,
  splitItem,
  sureProductLabel,
} from './answer-name'

const maxNameLength = 60
const maxNameWords = 10
const prose =
  /您|你|请|我(?:们|无法|不|会|是|将|建议|推荐|很|可以|需要|认为)|建议|根据|以下|如下|无法|抱歉|对不起|咨询|用户|适合|希望|如果|首先|因此|所以|\b(?:i|i'm|you|your|please|following|here (?:are|is)|based on|would|should|cannot|can't|unable|sorry|this|these|user|recommend|is|are)\b/iu
const sentenceEnd = /[。！？!?]$|\p{L}\.$/u
const specAlone = /^[\d.\s*×x]+\p{L}{0,8}\d*$/u
/** What announces names though it does not speak of products. */
const announcement = /答案|回答|输出|预测|购买|下单|answer|output|prediction|next/iu
const announced = /^([^：:]{0,40})[：:]\s*(\S.*)$/u

/** Whether a whole line may be nothing but a name. */
function isName(text: string): boolean {
  if (text.length > maxNameLength || text.split(/\s+/).length > maxNameWords || prose.test(text)) return false
  if (cleanName(text) === '') return false
  return sentenceEnd.test(text) ? text.length <= 16 && text.split(/\s+/).length <= 3 : !/[：:]$/.test(text)
}

/** "A、B、C": several short names in a row, or [] where it is not that. */
function namesInRow(text: string): AnswerItem[] {
  const inner = text.replace(/^\[|\][。.]?$/gu, '')
  const names = inner.split(/、|[，;；]\s*|,\s+|\s\|\s/u).map((name) => name.trim().replace(/^(?:和|以及|and)\s*/u, ''))
  const plausible =
    names.length > 1 && names.every((name) => name.length <= 40 && isName(name) && !specAlone.test(name))
  return plausible ? names.map((name) => ({ name: cleanName(name), reason: '' })) : []
}

/** Lines that bear a product's label, each with the reason-labelled line after it. */
function labelledItems(contents: readonly string[]): AnswerItem[] {
  const items: AnswerItem[] = []
  for (const content of contents) {
    const last = items.at(-1)
    if (sureProductLabel.test(content)) items.push(splitItem(content))
    else if (last && last.reason === '' && reasonLabel.test(content)) last.reason = cleanReason(content)
  }
  return items.filter((item) => item.name !== '')
}

function readLine(content: string): AnswerItem[] {
  if (reasonLabel.test(content)) return []
  const parts = announced.exec(content.slice(0, 2000))
  const isAnnouncement =
    parts?.[1] !== undefined &&
    (headingSubject(parts[1]) === 1 || announcement.test(parts[1]) || productLabel.test(content))
  const text = isAnnouncement ? (parts?.[2] ?? '') : content
  const row = namesInRow(text)
  if (row.length > 0) return row
  const item = splitItem(text)
  const isExplained =
    item.reason !== '' &&
    item.name.length <= maxNameLength &&
    isName(item.name) &&
    !/^[，。,;；]/u.test(text.slice(item.name.length))
  return isExplained || isName(text) ? [item] : []
}

/**
 * The products of plain lines. Labelled lines (`产品：X`) win, then headings and bold lines of their own, then names in a
 * row and lines that are a name or a name with its explanation. Sentences, introductions and refusals give nothing.
 */
export function lineItems(lines: readonly AnswerLine[]): AnswerItem[] {
  const contents = lines.map((line) => line.content.trim()).filter((content) => content !== '')
  const labelled = labelledItems(contents)
  const rows =
    labelled.length === 1
      ? contents.flatMap((content) => (sureProductLabel.test(content) ? readLine(content) : []))
      : []
  if (labelled.length > 0) return rows.length > 1 ? rows : labelled
  const titled = lines.filter(
    (line) => line.titled && headingSubject(line.content) === 0 && !reasonLabel.test(line.content),
  )
  const titles = titled.map((line) => splitItem(line.content)).filter((item) => isName(item.name))
  if (titles.length > 0) return titles
  return contents.flatMap(readLine).filter((item) => item.name !== '')
}
