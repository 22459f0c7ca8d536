// One line of an answer: its list marker, its indentation, and whether it is a heading, and of what.

export type Marker = 'number' | 'ordinal' | 'bullet'

export interface AnswerLine {
  indent: number
  marker: Marker | null
  /** What the marker counts; 0 where it counts nothing. */
  number: number
  /** The line without indentation, quote signs, heading signs and marker. */
  content: string
  /** Whether the line was written as a heading (`#`) or is bold from end to end. */
  titled: boolean
}

const counted = String.raw`(\d{1,3}|[一二三四五六七八九十]{1,3})`
const counter = String.raw`(?:recommend(?:ation|ed\s+product|ed)?|products?|items?|option|choice|rank|no\.?|top|推荐(?:产品|商品)?|产品|商品|药品|第)`
const numberMarkers: readonly RegExp[] = [
  // "1.999感冒灵" counts, "1.5L" does not: one or two digits after the point are a decimal.
  /^(\d{1,3})\s?(?:\\?[.．](?!\d{1,2}(?!\d))|[、)）]|[:：](?!\d))\s*/u,
  /^[(（[【](\d{1,3})[)）\]】]\s*/u,
  /^([①-⑳❶-❿])\s*[.、:：]?\s*/u,
  /^(\d)\uFE0F?\u20E3\s*/u,
  new RegExp(
    String.raw`^${counter}\s*[#№]?\s*${counted}[个款种项名]?(?:\*\*)?\s*(?:[:：.、)）,，–-]+\s*|$|(?=\*\*)|(?=<))`,
    'iu',
  ),
]
const ordinalMarker = /^(?:[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十]{1,3}[)）])\s*/u
const bulletMarker = /^(?:[•·●◦▪■◆○★☆✓✔✅➤▶►–—]|[-*+](?=\s|\p{Script=Han}|[【《“]|\*\*(?!\*)))\uFE0F?\s*/u
const rule = /^[-*_=\s]{3,}$/

const chineseDigits = '零一二三四五六七八九十'
function countOf(text: string): number {
  if (/^\d/.test(text)) return Number(text)
  const circled = text.codePointAt(0) ?? 0
  if (circled >= 0x2460 && circled <= 0x2473) return circled - 0x245f
  if (circled >= 0x2776 && circled <= 0x277f) return circled - 0x2775
  return text.length === 1 ? chineseDigits.indexOf(text) : 10 + Math.max(0, chineseDigits.indexOf(text.charAt(1)))
}

function findNumber(text: string): { number: number; length: number } | undefined {
  for (const pattern of numberMarkers) {
    const match = pattern.exec(text)
    if (match?.[1] !== undefined) return { number: countOf(match[1]), length: match[0].length }
  }
  return undefined
}

/** Reads one line. Only the first few characters are looked at for a marker, so that long lines cost nothing. */
export function readLine(source: string): AnswerLine {
  const unquoted = source.replace(/^\s*>+\s?/, '')
  const text = unquoted.trim()
  const indent = unquoted.length - unquoted.trimStart().length
  const hashes = /^#{1,6}\s+/.exec(text)?.[0].length ?? 0
  const bold = /^\*\*[^*]+\*\*\s*[:：]?$/.test(text.slice(hashes, hashes + 300))
  const plain = { indent, marker: null, number: 0, content: text.slice(hashes), titled: hashes > 0 || bold }
  if (rule.test(text.slice(0, 100))) return { ...plain, content: '' }

  const bullet = bulletMarker.exec(text.slice(hashes, hashes + 8))?.[0].length ?? 0
  const body = text.slice(hashes + bullet)
  const emphasis = /^(?:\*\*|__)/.exec(body)?.[0] ?? ''
  const inner = body.slice(emphasis.length)
  const found = findNumber(inner.slice(0, 60))
  // The opening emphasis goes back in front of the name that it emphasises.
  if (found) {
    const rest = inner.slice(found.length)
    return { ...plain, marker: 'number', number: found.number, content: rest.startsWith('**') ? rest : emphasis + rest }
  }
  if (bullet > 0) return { ...plain, marker: 'bullet', content: body }
  const ordinal = ordinalMarker.exec(inner)
  if (ordinal) return { ...plain, marker: 'ordinal', number: 0, content: emphasis + inner.slice(ordinal[0].length) }
  return plain
}

/** A text without the list marker that it begins with. One that is nothing else ("产品3", "Item 12") is a name. */
export const stripMarker = (text: string): string => {
  const line = readLine(text)
  return line.marker === null || line.content === '' ? text : line.content
}

const numberedNoun = /^((?:\*\*)?)((?:products?|items?|产品|商品|药品)[\s_]?(\d{1,3}))\1(?:\s*[:：]|$)/iu

/**
 * "产品3：…" names a product where such numbers don't count the list (1, 2, 3 …; without a marker before them, upwards from 1): the name
 * is then put in 《》, by which no reader takes it for a marker or a label. `lines` are what `readLine` read of `sources`, in the same order.
 */
export function boundNumberedNames(lines: readonly AnswerLine[], sources: readonly string[]): AnswerLine[] {
  const found = lines.map(({ content }, at) => {
    const marked = numberedNoun.exec(content.slice(0, 60))
    return marked ? { text: content, match: marked, isMarked: true } : unmarkedNoun(sources[at] ?? '')
  })
  let last = 0
  const counts = found.every((noun) => {
    if (noun === undefined) return true
    const before = last
    last = Number(noun.match[3])
    return last === 1 || last === before + 1 || (!noun.isMarked && before > 0 && last > before)
  })
  if (counts) return [...lines]
  return lines.map((line, at) => {
    const noun = found[at]
    if (noun === undefined) return line
    const [, emphasis = '', name = ''] = noun.match
    const rest = noun.text.slice(emphasis.length * 2 + name.length)
    return { ...line, marker: line.marker ?? 'number', content: `《${name}》${rest}` }
  })
}

function unmarkedNoun(source: string): { text: string; match: RegExpExecArray; isMarked: boolean } | undefined {
  const bullet = /^\s{0,20}[-*+•]?\s{0,4}/.exec(source)?.[0].length ?? 0
  const text = source.slice(bullet).trimEnd()
  const match = numberedNoun.exec(text.slice(0, 60))
  return match ? { text, match, isMarked: false } : undefined
}

const subject =
  /(推荐|产品|商品|药品|药物|清单|列表|结果|recommend|products?\b|items?\b|list\b|suggest|top\b)|(分析|画像|特征|情况|需求|背景|理由|原因|说明|依据|注意|提示|提醒|事项|免责|总结|思路|逻辑|步骤|用药|生活|reason|rational|analy|profile|\bnotes?\b|\btips?\b|disclaimer|warning|summary|background|explanation|consideration|behaviou?r|approach)/giu

/**
 * What a heading announces, by the last telling word of its last sentence: products (1), something else such as an analysis or a warning
 * (-1), or nothing that tells (0).
 */
export function headingSubject(heading: string): -1 | 0 | 1 {
  const sentence =
    heading
      .slice(0, 200)
      .split(/[。！？!?]\s*(?=\S)/u)
      .at(-1) ?? ''
  const head = sentence.replace(/\b(?:based on|according to)\b.*$/iu, '')
  const last = [...head.matchAll(subject)].at(-1)
  if (!last) return 0
  return last[1] !== undefined ? 1 : -1
}

/** Puts list items that share a line ("1. A 2. B") on lines of their own. Linear in the text. */
export function splitInlineItems(text: string): string {
  const cuts: number[] = []
  let expected = 0
  for (const match of text.matchAll(/(^|[\s；;，,。：:])(\d{1,2})[.、)）](?=\s*[^\d\s])/gu)) {
    const number = Number(match[2])
    const start = match.index + (match[1] ?? '').length
    const atLineStart = match[1] === '' || match[1] === '\n'
    if (number === expected && !atLineStart) cuts.push(start)
    if (number === 1 && !atLineStart && /[\s：:]/.test(match[1] ?? '')) cuts.push(start)
    if (number === 1 || number === expected) expected = number + 1
  }
  let result = ''
  let position = 0
  for (const cut of cuts) {
    result += `${text.slice(position, cut).replace(/[；;，,]\s?$/, '')}\n`
    position = cut
  }
  return result + text.slice(position)
}
