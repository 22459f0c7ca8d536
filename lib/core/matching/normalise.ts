// Brings a product name to the form in which names are compared: one width, one case, one script, no promotion words,
// and the package (0.25g, 24片, *2盒) apart from the name.

export interface NormalisedName {
  /** What is compared. Empty only where the text has no visible character. */
  name: string
  /** The package in canonical units ("0.25g", "24片", "盒装"), distinct and sorted. */
  specs: readonly string[]
}
export type Normaliser = (text: string) => NormalisedName

const MEMO_LIMIT = 50_000

// Units that come in several spellings or sizes, as [canonical unit, factor]. All others stand for themselves.
const SCALES: Readonly<Record<string, readonly [string, number]>> = {
  微克: ['g', 1e-6],
  μg: ['g', 1e-6],
  ug: ['g', 1e-6],
  mcg: ['g', 1e-6],
  毫克: ['g', 1e-3],
  mg: ['g', 1e-3],
  克: ['g', 1],
  千克: ['g', 1e3],
  公斤: ['g', 1e3],
  kg: ['g', 1e3],
  斤: ['g', 500],
  毫升: ['ml', 1],
  升: ['ml', 1e3],
  l: ['ml', 1e3],
  厘米: ['mm', 10],
  cm: ['mm', 10],
  毫米: ['mm', 1],
}

// "3m" is a brand and "12个月" an age: m is no unit here, and 个 before 月 is none either.
const HAN_UNIT =
  '(?:微克|毫克|千克|公斤|毫升|厘米|毫米|克(?!拉)|升(?!级)|斤|个(?!月)|件套?|[片粒丸袋支瓶盒包贴帖枚颗板条罐桶只套双块张抽卷对组提箱听杯管剂根])'
const LATIN_UNIT = '(?:μg|ug|mcg|mg|kg|g|ml|l|cm|mm|iu|oz|lb|pcs|caps|tablets?|tabs?|ct)(?![a-z])'
const UNIT = `(?:${HAN_UNIT}|${LATIN_UNIT})`
const NUMBER = '\\d+(?:\\.\\d+)?'
const TIMES = '[*×✕x]'
// A number that follows a letter or digit is part of a model code (b12片, a70g) and stays in the name.
const CHAIN = new RegExp(
  `(?<![a-z\\d.])(?:${TIMES}\\s*)?${NUMBER}\\s*${UNIT}装?` +
    `(?:\\s*(?:${TIMES}|[:/+])\\s*${NUMBER}\\s*(?:${UNIT}|s(?![a-z]))?装?|\\s*/\\s*${UNIT})*` +
    `|[*×✕]\\s*\\d+(?![\\d.a-z])`,
  'gu',
)
// (盒装): how it is packed. Outside of brackets such a word may belong to the name.
const PACKED = /[([【]\s*((?:礼盒|独立包|家庭|[盒瓶袋罐听桶箱散简精])装)\s*[)\]】]/gu
const ELEMENT = new RegExp(`(${NUMBER})\\s*(${UNIT}|s(?![a-z]))?`, 'gu')

const COUNT = '[一二两三四五六七八九十\\d]+'
const PROMOTION_WORDS =
  `买${COUNT}件?(?:送|赠|免|发|得)${COUNT}|满${COUNT}元?(?:减|赠|送)${COUNT}元?|第${COUNT}件(?:半价|${COUNT}折|${COUNT}元)|${COUNT}折|` +
  '限时(?:特价|抢购|优惠|折扣|秒杀|特惠)?|新品(?:上市|首发)?(?!种)|官方(?:旗舰店|正品|自营|直营|授权|直发)?|正品(?:保证|保障|行货)?|' +
  '(?:京东)?自营|旗舰店|专卖店|包邮|顺丰(?:包邮|发货)?|秒杀|特价|特惠|促销|热卖|热销|爆款|现货|清仓|直降|立减|领券|优惠装|' +
  '\\b(?:free shipping|official store|new arrival|limited time|best ?seller|hot sale|on sale|flash sale)\\b'
const PROMOTION = new RegExp(PROMOTION_WORDS, 'gu')
const PROMOTION_BRACKET = new RegExp(`[【\\[][^【】[\\]]*?(?:${PROMOTION_WORDS})[^【】[\\]]*[】\\]]`, 'gu')

// A hyphen inside a model code: one shop writes ps-lx350h, another pslx350h. Words (in-ear) and ranges (5-10) keep theirs.
const CODE_HYPHEN = /(?<=(?<![a-z\d])[a-z]{1,4})-(?=[a-z]{0,4}\d)|(?<=\d[a-z]?)-(?=[a-z]{1,2}(?![a-z\d]))/gu
const NOT_NAME = /[^\p{L}\p{N}\p{M}%.]+/gu
const LOOSE_DOT = /(?<!\p{N})\.|\.(?!\p{N})/gu
const SPACE_AT_HAN = /(?<=\p{Script=Han})\s+|\s+(?=\p{Script=Han})/gu

const lettersOnly = (text: string): string =>
  text
    .replace(CODE_HYPHEN, '')
    .replace(NOT_NAME, ' ')
    .replace(LOOSE_DOT, ' ')
    .trim()
    .replace(/\s+/gu, ' ')
    .replace(SPACE_AT_HAN, '')

function canonicalSpec(amount: string, unit: string): string {
  const [base, factor] = SCALES[unit] ?? [unit, 1]
  return `${Number((Number(amount) * factor).toPrecision(8))}${base}`
}

function normalise(text: string, toSimplified: (text: string) => string): NormalisedName {
  const plain = toSimplified(text.normalize('NFKC').toLowerCase())
  const specs = new Set<string>()
  const rest = plain
    .replace(PROMOTION_BRACKET, ' ')
    .replace(PROMOTION, ' ')
    .replace(CHAIN, (chain) => {
      for (const [, amount = '', unit = ''] of chain.matchAll(ELEMENT)) specs.add(canonicalSpec(amount, unit))
      return ' '
    })
    .replace(PACKED, (_, packed: string) => {
      specs.add(packed)
      return ' '
    })
  const name = lettersOnly(rest)
  if (name !== '') return { name, specs: [...specs].sort() }
  // Nothing but package and promotion: better to compare that than to compare nothing.
  return { name: lettersOnly(plain) || plain.replace(/\s+/gu, ' ').trim(), specs: [] }
}

/**
 * A normaliser of product names: NFKC → lower case → traditional to simplified → promotion words out → package into
 * `specs` → brackets and punctuation out (spaces stay between Latin words only). Model codes stay in the name.
 * Mass is counted in g, volume in ml, length in mm; other units as written. Repeated names are remembered.
 * `toSimplified` gets lower-cased NFKC text; without it traditional characters stay as they are.
 */
export function createNormaliser({
  toSimplified = (text) => text,
}: {
  toSimplified?: (text: string) => string
} = {}): Normaliser {
  const memo = new Map<string, NormalisedName>()
  return (text) => {
    const known = memo.get(text)
    if (known !== undefined) return known
    const normalised = normalise(text, toSimplified)
    if (memo.size >= MEMO_LIMIT) memo.clear()
    memo.set(text, normalised)
    return normalised
  }
}

const unitOf = (spec: string): string => spec.replace(/^[\d.e-]+/u, '')

/** Whether two packages contradict each other: some unit stands on both sides with different amounts. Symmetric. */
export function specsDiffer(left: readonly string[], right: readonly string[]): boolean {
  if (left.length === 0 || right.length === 0) return false
  const amounts = (specs: readonly string[], unit: string) => specs.filter((spec) => unitOf(spec) === unit).join()
  return left.some((spec) => {
    const unit = unitOf(spec)
    const other = amounts(right, unit)
    return other !== '' && other !== amounts(left, unit)
  })
}
