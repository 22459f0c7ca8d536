// biome-ignore-all lint/suspicious/noTemplateCurlyInString: `${NAME}` is one of the notations under test
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseTemplate } from './parse-template'
import { mixesNotations, renameVariable, unifyNotation } from './unify-notation'

/** What a template says, whatever its notations. */
const meaning = (source: string) =>
  parseTemplate(source).map((part) => (part.kind === 'text' ? part.text : { variable: part.name }))

const noise = fc.constantFrom(
  '{',
  '}',
  '$',
  '\\',
  '{{',
  '}}',
  '{$',
  '${',
  '$$',
  '\\{{',
  ' ',
  '\n',
  'a',
  'AB',
  '5',
  '性别',
)
const variable = fc.constantFrom('{{AB}}', '{{ 性别 }}', '{$AB}', '${性别}', '$AB', '{$a b}')
const template = fc.array(fc.oneof(noise, variable), { maxLength: 24 }).map((pieces) => pieces.join(''))

describe('unifyNotation', () => {
  it.each([
    ['根据$USER推荐，{$性别}、${年龄}、{{省份}}', '根据{{USER}}推荐，{{性别}}、{{年龄}}、{{省份}}'],
    ['{{ 性别 }} 花 $5，$$USER，\\{{X}}', '{{ 性别 }} 花 $5，$$USER，\\{{X}}'],
    ['\\$USER 与 \\{$USER', '\\$USER 与 \\{$USER'],
    ['{${AB}} $${AB}', '{{{AB}}} $${AB}'],
    ['', ''],
  ])('%j becomes %j', (source, unified) => expect(unifyNotation(source)).toBe(unified))

  it('never changes what a template says, and a second time changes nothing', () => {
    fc.assert(
      fc.property(template, (source) => {
        const unified = unifyNotation(source)
        expect(meaning(unified)).toEqual(meaning(source))
        expect(unifyNotation(unified)).toBe(unified)
      }),
      { numRuns: 3000 },
    )
  })
})

it.each([
  ['{{A}} {{B}}', false],
  ['{{A}} $BB', true],
  ['$AA $$BB', false],
  ['没有变量', false],
])('%j mixes notations: %s', (source, mixes) => expect(mixesNotations(source)).toBe(mixes))

it('renames one variable in every notation and leaves its likes alone', () => {
  expect(renameVariable('$USER_PROFIL，{$USER_PROFIL}，{{USER}}，$$USER_PROFIL', 'USER_PROFIL', '用户 画像')).toBe(
    '{{用户 画像}}，{{用户 画像}}，{{USER}}，$$USER_PROFIL',
  )
})
