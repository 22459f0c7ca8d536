// What a prompt asks its answer to look like: how many products, in which form, in which language.

export interface RequestedFormat {
  /** Products asked for, 1–20. */
  count: number
  format: 'json' | 'xml' | 'numbered'
  language: 'zh' | 'en'
}

const defaultCount = 5
const maxCount = 20

// 下一个产品, 每一款, 第一个 count nothing.
const numeral = String.raw`(\d{1,4}|(?<![上下每第这那某另])[一二两三四五六七八九十]{1,3}|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twenty)\b)`
const measure = `(?:个(?![月人小多星])|款|种|件|样|项|条)`
const goods = String.raw`(?:products?|items?|recommendations?|medicines?|goods|suggestions?|names?)\b`
const ask = `(?:推荐|列出|给出|输出|生成|选出|选择|预测|提供|返回|recommend|list|suggest|give|name|generate|provide|predict|return|output|pick)`

/** From the plainest wording to the weakest; the first pattern that is found decides, by its first place in the text. */
const countPatterns = [
  new RegExp(String.raw`${ask}[^。\n;；]{0,24}?${numeral}\s*${measure}`, 'iu'),
  new RegExp(String.raw`(?:top|前)\s*-?\s*${numeral}`, 'iu'),
  new RegExp(String.raw`${ask}[^.。\n;；]{0,40}?${numeral}\s+(?:\p{L}+\s+){0,2}?${goods}`, 'iu'),
  new RegExp(String.raw`${numeral}\s*${measure}[^。\n]{0,8}?(?:产品|商品|推荐|药)`, 'iu'),
  new RegExp(String.raw`${numeral}\s+(?:\p{L}+\s+){0,2}?${goods}`, 'iu'),
  new RegExp(String.raw`${numeral}\s*${measure}`, 'iu'),
]

const words = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const digits = '零一二三四五六七八九'

function readNumeral(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  const lower = text.toLowerCase()
  if (lower === 'twenty') return 20
  if (words.includes(lower)) return words.indexOf(lower)
  const [tens = '', ones] = text.replaceAll('两', '二').split('十')
  if (ones === undefined) return digits.indexOf(tens.charAt(0))
  return (tens === '' ? 1 : digits.indexOf(tens)) * 10 + (ones === '' ? 0 : digits.indexOf(ones))
}

function readCount(text: string): number {
  for (const pattern of countPatterns) {
    const found = pattern.exec(text)?.[1]
    if (found !== undefined) return Math.min(maxCount, Math.max(1, readNumeral(found)))
  }
  return defaultCount
}

const refusedJson = /(?:不要|不用|无需|不需要|请勿|\bnot?\b|\bwithout\b|don't)[^。.\n]{0,12}json/iu
const answerTag = /<\/?(?:recommendations?|products?|items?|推荐|产品|商品)(?:[_-]?\d+)?\s*>/iu

function readFormat(text: string): RequestedFormat['format'] {
  if (/json/iu.test(text) && !refusedJson.test(text)) return 'json'
  return answerTag.test(text) || /\bxml\b/iu.test(text) ? 'xml' : 'numbered'
}

function readLanguage(text: string): RequestedFormat['language'] {
  if (/(?:answer|respond|reply|write|output)[^.\n]{0,20}\bin english\b|(?:用|使用|以)(?:英文|英语)/iu.test(text))
    return 'en'
  if (/\bin (?:simplified )?chinese\b|(?:用|使用|以)(?:中文|汉语)/iu.test(text)) return 'zh'
  const prose = text.replace(/<[^<>]{0,60}>/gu, ' ')
  const chinese = prose.match(/\p{Script=Han}/gu)?.length ?? 0
  const latin = prose.match(/[A-Za-z]{2,}/gu)?.length ?? 0
  return chinese > latin ? 'zh' : 'en'
}

/**
 * Reads from a rendered prompt what its answer should look like. The count comes from wordings such as "5 个", "五款产品",
 * "top 5", "5 products" (a number near a verb of asking wins over one in the user's data), is 5 where none is found and
 * is held to 1–20. The format is `json` where JSON is asked for, `xml` where tags such as `<recommendation>` or
 * `<product>` are shown, else `numbered`. The language is the one asked for, else the one most of the text is in.
 */
export function requestedFormat(promptText: string): RequestedFormat {
  const text = promptText.normalize('NFKC')
  return { count: readCount(text), format: readFormat(text), language: readLanguage(text) }
}
