// Reads a model's answer into an ordered list of products, in whatever form the model wrote it.
import { jsonItems } from './answer-json'
import { boundNumberedNames, readLine, splitInlineItems } from './answer-line'
import { lineItems } from './answer-lines'
import { listItems } from './answer-list'
import type { AnswerItem } from './answer-name'
import { tableItems } from './answer-table'
import { xmlItems } from './answer-xml'

export type AnswerFormat = 'json' | 'xml' | 'numbered' | 'bulleted' | 'lines' | 'none'

export interface ParsedAnswer {
  /** In the answer's order, without duplicates, at most 50. Names are trimmed and not empty. */
  products: AnswerItem[]
  format: AnswerFormat
}

const maxProducts = 50
/** Lists are looked for in so many lines; a longer answer is a model that never stopped. */
const maxLines = 10_000
const refusal =
  /抱歉|对不起|很遗憾|无法|不能(?:为|提供|推荐)|\bsorry\b|\bcannot\b|\bcan['’]t\b|\bunable\b|\bnot able\b/iu
/** Where a refusal shows: it comes first. */
const openingLength = 60

const thinkingTag = /<(\/?)(?:think|thinking|analysis)\s{0,9}>/gi

/** Without the model's thinking. An end without a beginning ends thinking from the start; one never ended was cut off. */
export function withoutThinking(text: string): string {
  let answer = ''
  let position = 0
  let depth = 0
  for (const match of text.matchAll(thinkingTag)) {
    if (match[1] !== '/') {
      if (depth === 0) answer += text.slice(position, match.index)
      depth++
    } else {
      if (depth === 0) answer = ''
      depth = Math.max(0, depth - 1)
    }
    position = match.index + match[0].length
  }
  return depth === 0 ? answer + text.slice(position) : answer
}

/** Inline HTML away, breaks and list elements as lines of their own. */
const withoutMarkup = (text: string): string =>
  text.replace(/<\/?(?:strong|b|em|i|u|span|font|mark|code)(?:\s[^<>]{0,200})?>/gi, '').replace(/<br\s?\/?>/gi, '\n')

const wrapperTag =
  /<(\/?)(li|p|div|ol|ul|answer|output|response|results?|recommendations?|recommendation_\d{1,2}|products?|items?|list)(?:\s[^<>]{0,200})?>/gi
const withoutWrappers = (text: string): string =>
  text.replace(wrapperTag, (_, slash: string, tag: string) =>
    tag.toLowerCase() === 'li' && slash === '' ? '\n- ' : '\n',
  )

function readItems(text: string): { items: AnswerItem[]; format: AnswerFormat } {
  const json = jsonItems(text)
  if (json.length > 0) return { items: json, format: 'json' }
  const plain = withoutMarkup(text)
  const xml = xmlItems(plain)
  if (xml.length > 0) return { items: xml, format: 'xml' }

  const sources = splitInlineItems(withoutWrappers(plain))
    .split(/\r\n|\r|\n/)
    .slice(0, maxLines)
    .filter((line) => !/^\s{0,8}(?:```|~~~)/.test(line))
  const table = tableItems(sources)
  if (table.length > 0) return { items: table, format: 'lines' }
  const lines = boundNumberedNames(sources.map(readLine), sources)
  const refuses = refusal.test(text.trimStart().slice(0, openingLength))
  const list = listItems(lines, refuses)
  if (list) return list
  // Broken JSON or tags without a product in them are no list of names.
  if (refuses || /^\s*(?:```\w*\s*)?[[{]\s*["'{[]/.test(text)) return { items: [], format: 'none' }
  return { items: lineItems(lines), format: 'lines' }
}

/**
 * Reads the ordered products out of an answer: JSON (bare, fenced, after prose, cut off), XML tags, Markdown tables,
 * numbered and bulleted lists, plain lines. Explanations, labels, emphasis and quotes around names are cut off; thinking
 * in tags is passed over. In cut-off JSON a product counts when its name was completed. Names that are equal after NFKC,
 * trimming and lower-casing count once, where they first stand. A refusal, or prose without a list, has no product and
 * the format `none`. Never throws; time is linear in the text.
 */
export function parseAnswer(text: string): ParsedAnswer {
  const { items, format } = readItems(withoutThinking(text.replace(/^\uFEFF/, '')))
  const products: AnswerItem[] = []
  const seen = new Set<string>()
  for (const item of items) {
    const key = item.name.normalize('NFKC').trim().toLowerCase()
    if (key === '' || seen.has(key)) continue
    seen.add(key)
    products.push(item)
    if (products.length === maxProducts) break
  }
  return { products, format: products.length > 0 ? format : 'none' }
}
