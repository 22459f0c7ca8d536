import { expect, it } from 'vitest'
import { pickLocale, terminalLocale } from './locale'

it.each([
  ['zh', 'en-US,en', 'zh'],
  [undefined, 'zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
  [undefined, 'fr-FR,zh-TW;q=0.4,en;q=0.3', 'zh'],
  [undefined, 'en;q=0.5, zh;q=0.9', 'zh'],
  [undefined, 'zh;q=0, en', 'en'],
  [undefined, 'fr', 'en'],
  [undefined, null, 'en'],
  ['xx', 'zh', 'zh'],
] as const)('cookie %s and header %s give %s', (chosen, accepted, locale) => {
  expect(pickLocale(chosen, accepted)).toBe(locale)
})

it('follows the terminal', () => {
  expect(terminalLocale({ LANG: 'zh_CN.UTF-8' })).toBe('zh')
  expect(terminalLocale({ LANG: 'zh_CN.UTF-8', LC_ALL: 'C' })).toBe('en')
  expect(terminalLocale({})).toBe('en')
})
