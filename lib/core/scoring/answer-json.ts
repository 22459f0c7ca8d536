// Products out of the JSON of an answer, whatever its keys are called.
import { stripMarker } from './answer-line'
import { type AnswerItem, cleanName, cleanReason, splitItem } from './answer-name'
import { type LenientValue, readLenientJson } from './lenient-json'

type JsonObject = { [key: string]: LenientValue }

/** Keys that hold a product's name, the surest first, as `normaliseKey` writes them. */
const nameKeys = (
  'productname producttitle product recommendedproduct itemname 产品名称 商品名称 药品名称 产品名 商品名 药品名 推荐产品 推荐商品 ' +
  '产品 商品 药品 name 名称 品名 title 标题 item recommendation 推荐'
).split(' ')
const reasonKey = /reason|expla|rational|why|descr|理由|原因|解释|说明|依据/iu
const listKey = /recommend|product|item|result|answer|output|list|推荐|产品|商品|药品|结果|清单|列表/iu
const numberedKey = /^\D{0,24}\d{1,3}$/u
const maxDepth = 6

const normaliseKey = (key: string): string =>
  key
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]/g, '')
const isObject = (value: LenientValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The item that an object describes by a name key of its own, if any. */
function describedItem(object: JsonObject): AnswerItem | undefined {
  const fields = new Map(Object.entries(object).map(([key, value]) => [normaliseKey(key), value]))
  const key = nameKeys.find((candidate) => typeof fields.get(candidate) === 'string' || isObject(fields.get(candidate)))
  const value = key === undefined ? undefined : fields.get(key)
  const reason = Object.entries(object).find(([other, text]) => reasonKey.test(other) && typeof text === 'string')?.[1]
  if (isObject(value)) {
    const inner = describedItem(value)
    return inner && { name: inner.name, reason: inner.reason || cleanReason(String(reason ?? '')) }
  }
  if (typeof value !== 'string') return undefined
  if (typeof reason !== 'string') return splitItem(stripMarker(value))
  return { name: cleanName(stripMarker(value)), reason: cleanReason(reason) }
}

function listedItems(values: readonly LenientValue[], depth: number): AnswerItem[] {
  return values.flatMap((value) => {
    if (typeof value === 'string') return [splitItem(stripMarker(value))]
    if (isObject(value)) return objectItems(value, depth + 1)
    return []
  })
}

const firstList = (lists: readonly LenientValue[][], depth: number): AnswerItem[] =>
  lists.map((list) => listedItems(list, depth).filter((item) => item.name !== '')).find((items) => items.length > 0) ??
  []

/** A list under a key that speaks of products wins over a name beside it (`{"title": …, "products": […]}`). */
function objectItems(object: JsonObject, depth: number): AnswerItem[] {
  if (depth > maxDepth) return []
  const entries = Object.entries(object).filter(([key]) => !reasonKey.test(key))
  const lists = entries.filter((entry): entry is [string, LenientValue[]] => Array.isArray(entry[1]))
  const listed = firstList(
    lists.filter(([key]) => listKey.test(key)).map(([, list]) => list),
    depth,
  )
  if (listed.length > 0) return listed
  const own = describedItem(object)
  if (own?.name) return [own]
  const others = firstList(
    lists.map(([, list]) => list),
    depth,
  )
  if (others.length > 0) return others
  const numbered = entries.filter(([key]) => numberedKey.test(key)).map(([, value]) => value)
  const nested = numbered.length > 0 ? numbered : entries.map(([, value]) => value).filter(isObject)
  return listedItems(nested, depth)
}

/**
 * The products of an answer's JSON: an array of names or objects, an object that holds such an array under any key, or
 * single objects one after another. The first array with a product in it is taken. [] where there is none.
 */
export function jsonItems(text: string): AnswerItem[] {
  const singles: AnswerItem[] = []
  for (const { value } of readLenientJson(text)) {
    const found = Array.isArray(value) ? listedItems(value, 0) : isObject(value) ? objectItems(value, 0) : []
    const items = found.filter((item) => item.name !== '')
    if (Array.isArray(value) || items.length > 1) {
      if (items.length > 0) return items
    } else singles.push(...items)
  }
  return singles
}
