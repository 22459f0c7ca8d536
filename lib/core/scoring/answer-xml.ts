// Products out of an answer's tags: <product>…</product>, <recommendation>…</recommendation> and their like.
import { stripMarker } from './answer-line'
import { type AnswerItem, cleanName, cleanReason, productLabel, splitItem } from './answer-name'

interface Leaf {
  tag: string
  content: string
}

const anyTag = /<(\/?)([\p{L}_][\p{L}\p{N}_.-]{0,40})(?:\s[^<>]{0,200})?>/gu
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'" }
const decode = (text: string): string =>
  text
    .replace(/<!\[CDATA\[|\]\]>/g, '')
    .replace(/&(amp|lt|gt|quot|apos|#39);/g, (whole, name: string) => entities[name] ?? whole)

/** Tag classes, the surest first: a later one counts only where no earlier one names a product. */
const nameTags = [
  /^(?:recommended)?product(?:name|title)?$|^(?:推荐)?(?:产品|商品|药品)(?:名称|名)?$/u,
  /^(?:item)?name$|^title$|^名称$|^品名$/u,
]
const itemTag = /^(?:recommendation|item|result|推荐|推荐项)$/u
const reasonTag = /reason|expla|rational|why|descr|理由|原因|解释|说明/u
const normaliseTag = (tag: string): string => tag.toLowerCase().replace(/[\d_.-]/g, '')

/** Elements without elements inside, in order. What is cut off before its end tag is no element. */
function leaves(text: string): Leaf[] {
  const found: Leaf[] = []
  let open: { tag: string; end: number } | undefined
  for (const match of text.matchAll(anyTag)) {
    const tag = normaliseTag(match[2] ?? '')
    if (match[1] === '/') {
      if (open) found.push({ tag: open.tag, content: decode(text.slice(open.end, match.index)).trim() })
      open = undefined
    } else open = { tag, end: match.index + match[0].length }
  }
  return found
}

function itemsOf(all: readonly Leaf[], tag: RegExp, read: (content: string) => AnswerItem): AnswerItem[] {
  const items: AnswerItem[] = []
  for (const leaf of all) {
    const last = items.at(-1)
    if (tag.test(leaf.tag)) items.push(read(leaf.content))
    else if (last && last.reason === '' && reasonTag.test(leaf.tag)) last.reason = cleanReason(leaf.content)
  }
  return items.filter((item) => item.name !== '')
}

/** An element of several lines describes one product; one that holds a list of its own is left to the list reader. */
const isOneItem = (content: string): boolean =>
  content.split('\n').filter((line) => stripMarker(line) !== line).length < 2

function describedItem(content: string): AnswerItem {
  const lines = content.split('\n').filter((line) => line.trim() !== '')
  const labelled = lines.findIndex((line) => productLabel.test(stripMarker(line)))
  const [first = '', ...rest] = lines.slice(Math.max(0, labelled))
  const item = splitItem(stripMarker(first))
  return { name: item.name, reason: item.reason || cleanReason(rest.join(' ')) }
}

/** The products that an answer's tags name, each with the explanation tag after it. [] where there are none. */
export function xmlItems(text: string): AnswerItem[] {
  const all = leaves(text)
  for (const tag of nameTags) {
    const items = itemsOf(all, tag, (content) => ({
      name: content.includes('\n') ? '' : cleanName(stripMarker(content)),
      reason: '',
    }))
    if (items.length > 0) return items
  }
  const single = all.filter((leaf) => !itemTag.test(leaf.tag) || isOneItem(leaf.content))
  return itemsOf(single, itemTag, describedItem)
}
