// How close a value is to natural language, told from its signs alone, without a dictionary.

const RUN = /[\p{L}\p{M}]+|\d+(?:[.,]\d+)*/gu
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
/** What makes a number a quantity: a unit in words after it, or a range that ends in one. */
const UNIT_FOLLOWS = /^(\s*[~〜–—-]\s*\d[\d.,]*)?\s*\p{Script=Han}/u

/**
 * The share of a value's letters and digits that stand in words, in [0, 1]. Words are Chinese, Japanese and Korean characters, and runs of
 * two letters or more with a vowel among them (in alphabets without a–z, any). Numbers are words where a unit follows (36~40岁,
 * 3个月). Codes, 0, are bare numbers, letters joined with digits (A12, lv3) and letters without a vowel. 0 where there is neither.
 */
export function wordShare(value: string): number {
  const text = value.normalize('NFKC')
  let inWords = 0
  let all = 0
  for (const { 0: run, index } of text.matchAll(RUN)) {
    all += run.length
    if (isWord(run, text[index - 1] ?? '', text.slice(index + run.length))) inWords += run.length
  }
  return all === 0 ? 0 : inWords / all
}

function isWord(run: string, before: string, after: string): boolean {
  if (/^\d/.test(run)) return !/[a-z_]/i.test(before) && UNIT_FOLLOWS.test(after)
  if (CJK.test(run)) return true
  const joined = /[\d_]/.test(before) || /^[\d_]/.test(after)
  return !joined && run.length >= 2 && (/[aeiouyà-ÿ]/i.test(run) || !/[a-z]/i.test(run))
}
