// One item of an answer: where the product's name ends, and what wraps and labels are no part of it.

export interface AnswerItem {
  name: string
  /** Why it was recommended, in the answer's words; '' where nothing was said. */
  reason: string
}

/** Longer than any product title that shops allow; what is longer is prose. */
const maxNameLength = 200
/** Names are looked for in the head of a line; the bound keeps every pattern below linear. */
const headLength = 600

const product = String.raw`(?:推荐的?|建议的?)?(?:产品|商品|药品|药物|品名|名称)(?:名称|名)?|(?:推荐|recommended\s+|recommend(?:ation)?\s*)?(?:products?|items?)(?:[\s_]*(?:name|title))?|name|title|recommendation|推荐`
const reason = String.raw`(?:推荐|购买|简要|简短)?(?:理由|原因|解释|说明|依据|描述|简介|功效|作用|用途|适用\p{Script=Han}{0,4}|功能\p{Script=Han}{0,2}|特点|优势|适合\p{Script=Han}{0,4})|(?:brief\s+|short\s+)?(?:reason(?:ing)?s?|explanations?|rationale|why|description|benefits?|note)`

/** Labels that only ever stand before a product's name, also on a line below its list marker. */
export const sureProductLabel =
  /^[*_\s]*(?:推荐的?)?(?:(?:产品|商品|药品)(?:名称|名)?|名称|品名|(?:recommended\s+)?product(?:[\s_]*name)?|name)[*_\s]*[:：][*_\s]*/iu
export const productLabel = new RegExp(String.raw`^[*_\s]*(?:${product})[*_\s]*(?:\d{1,2}\s*)?[:：][*_\s]*`, 'iu')
export const reasonLabel = new RegExp(String.raw`^[*_\s]*(?:${reason})[*_\s]*(?:\d{1,2}\s*)?[:：][*_\s]*`, 'iu')

const wraps: readonly (readonly [string, string])[] = [
  ['《', '》'],
  ['“', '”'],
  ['‘', '’'],
  ['「', '」'],
  ['『', '』'],
  ['【', '】'],
  ['"', '"'],
  ["'", "'"],
  ['`', '`'],
  ['<', '>'],
  ['[', ']'],
]

const leading = /^(?:\p{Extended_Pictographic}|\uFE0F|[\s\u200B*_·•:：,，.。、;；!！?？~—–-])+/u
const trailing = /[\s\u200B*_`:：,，。、;；!！?？.…~—–-]/u

function trimEdges(text: string): string {
  let end = text.length
  while (end > 0 && trailing.test(text.charAt(end - 1))) end--
  return text.slice(0, end).replace(leading, '')
}

function unwrap(text: string): string {
  for (const [open, close] of wraps) {
    if (text.length > 2 && text.startsWith(open) && text.indexOf(close, 1) === text.length - 1) return text.slice(1, -1)
  }
  return text
}

/**
 * A name without emphasis, wrapping quotes, labels and outer punctuation; '' where nothing that could be a name is left
 * (no letter or digit, or more than 200 characters). Idempotent on its own results.
 */
export function cleanName(text: string): string {
  let name = text
    .slice(0, headLength)
    .replace(/\*\*|__/g, '')
    .replace(/^[^[]{0,2}\[([^[\]]+)\]\([^()]*\)/u, '$1')
  for (let previous = ''; previous !== name; ) {
    previous = name
    name = unwrap(trimEdges(name.replace(productLabel, '')))
  }
  return name.length <= maxNameLength && /[\p{L}\p{N}]/u.test(name) ? name : ''
}

const reasonBracket =
  /^(?:因|适|用于|由于|可[以用帮缓改治]|针对|理由|推荐|功效|主治|帮助|有助|缓解|治疗|because|since|for\b|helps?\b|good\b|ideal\b|suitable\b|reasons?\b|as\b|to\b|it\b|this\b)/iu

/** Whether a bracket explains instead of naming: specs, brands and other names stay with the product. */
const explains = (content: string): boolean =>
  reasonBracket.test(content.trim()) || content.length > 40 || (content.length > 4 && /[，。；！]/u.test(content))

const separator =
  /：|:(?!\/\/)|\s[-–—]{1,3}\s|—|–{2}|\s?--\s|\s\|\s|\t|[，。；](?=.)|[;,]\s(?=(?:because|which|as|since|helps?|suitable|ideal|it|this|a|an|the)\b)|\s(?=because\b)/giu
const brackets: Record<string, string> = { '（': '）', '(': ')' }

const isDigit = (text: string | undefined): boolean => text !== undefined && /\d/.test(text)

/** Position where the name ends in `text`, and where what follows begins. */
function nameEnd(text: string): { end: number; next: number } {
  const stops = [...text.matchAll(separator)].filter(
    (match) => !(match[0] === ':' && isDigit(text[match.index - 1]) && isDigit(text[match.index + 1])),
  )
  let position = 0
  for (const stop of stops) {
    const inBracket = skipBrackets(text, position, stop.index)
    if (inBracket.explanation !== undefined) return { end: inBracket.explanation, next: inBracket.explanation }
    position = inBracket.position
    if (stop.index >= position && stop.index > 0) return { end: stop.index, next: stop.index + stop[0].length }
  }
  const rest = skipBrackets(text, position, text.length)
  const end = rest.explanation ?? text.length
  return { end, next: end }
}

/** Walks over the brackets that open before `until`; stops at one that explains. Unclosed brackets are plain characters. */
function skipBrackets(text: string, from: number, until: number): { position: number; explanation?: number } {
  let position = from
  while (position < until) {
    const close = brackets[text.charAt(position)]
    if (close !== undefined && position > 0) {
      const other = close === '）' ? ')' : '）'
      const ends = [text.indexOf(close, position), text.indexOf(other, position)].filter((end) => end >= 0)
      const end = ends.length > 0 ? Math.min(...ends) : text.length
      if (explains(text.slice(position + 1, end))) return { position, explanation: position }
      position = ends.length > 0 ? end : position
    }
    position++
  }
  return { position }
}

/** Splits off a leading bold or quoted name, unless what follows still belongs to the name. */
function splitWrapped(text: string): AnswerItem | undefined {
  for (const [open, close] of [
    ['**', '**'],
    ['__', '__'],
    ['《', '》'],
    ['“', '”'],
    ['「', '」'],
    ['"', '"'],
    ['`', '`'],
  ] as const) {
    if (!text.startsWith(open)) continue
    const end = text.indexOf(close, open.length)
    const inner = end < 0 ? '' : text.slice(open.length, end)
    const rest = end < 0 ? '' : text.slice(end + close.length)
    // A wrapped label ("**产品**：X", "**Product:** X"), a brand or a quoted first word is not the whole name.
    if (inner === '' || productLabel.test(`${inner}:`) || productLabel.test(inner)) continue
    if (open !== '**' && open !== '__' && /^[\p{L}\p{N}]/u.test(rest)) continue
    const bracket = /^\s?[（(][^（()）]{0,40}[)）]/u.exec(rest)?.[0] ?? ''
    const spec = bracket !== '' && !explains(bracket.slice(1).trimStart()) ? bracket : ''
    const parts = open === '《' || open === '“' ? { name: inner, reason: '' } : splitPlain(inner)
    return { name: parts.name + spec, reason: parts.reason || rest.slice(spec.length) }
  }
  return undefined
}

function splitPlain(text: string): AnswerItem {
  const { end, next } = nameEnd(text)
  return { name: text.slice(0, end), reason: text.slice(next) }
}

/** A reason without the punctuation, brackets and label before it. */
export function cleanReason(text: string): string {
  const reason = text
    .replace(/\*\*|__/g, '')
    .replace(/^[\s:：,，。;；、—–|-]+/u, '')
    .replace(reasonLabel, '')
    .trim()
  return /^[（(].*[)）][。.]?$/su.test(reason) ? reason.replace(/^[（(]|[)）][。.]?$/gu, '').trim() : reason
}

/**
 * Splits an item's text into the product's name and the explanation after it. The name ends at `：`, `: `, a dash
 * between spaces, `——`, a comma or full stop of a Chinese sentence, or a bracket that explains (`（因为…）`); a bracket
 * with a spec or brand (`(100mg*30片)`) stays with the name. Bold and quotes bound the name where they begin the text.
 */
export function splitItem(source: string): AnswerItem {
  const text = source.trim().replace(leadingMarks, '').replace(productLabel, '').trimStart()
  const head = text.slice(0, headLength)
  const { name, reason } = splitWrapped(head) ?? splitPlain(head.replace(/\*\*|__/g, ''))
  const tail = text.slice(headLength)
  return { name: cleanName(name), reason: cleanReason(reason + tail) }
}

const leadingMarks = /^(?:\p{Extended_Pictographic}|\uFE0F|\s)+/u
