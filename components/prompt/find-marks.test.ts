// biome-ignore-all lint/suspicious/noTemplateCurlyInString: `${NAME}` is one of the notations under test
import { describe, expect, it } from 'vitest'
import { findTemplateMarks, findVariablesMarks, type Mark } from './find-marks'

const picture = (source: string, marks: readonly Mark[]) =>
  marks.map(({ kind, start, end }) => `${kind} ${source.slice(start, end)}`)

it('marks the variables of a template in every notation', () => {
  const source = '给{{ 性别 }}和$USER_PROFIL，{$A} ${B} $$C'
  expect(picture(source, findTemplateMarks(source, new Set(['USER_PROFIL'])))).toEqual([
    'variable {{ 性别 }}',
    'unbound $USER_PROFIL',
    'variable {$A}',
    'variable ${B}',
  ])
})

describe('findVariablesMarks', () => {
  const marks = (source: string, unbound: string[] = []) =>
    picture(source, findVariablesMarks(source, new Set(unbound)))

  it('marks names and the columns in values', () => {
    expect(marks('USER: 性别{{性别}}\n 还有{{年纪}}\n\n  {{画像}}： {{画像}}', ['年纪'])).toEqual([
      'name USER',
      'variable {{性别}}',
      'unbound {{年纪}}',
      'name {{画像}}',
      'variable {{画像}}',
    ])
  })

  it('marks the line that can not be read', () => {
    expect(marks('\n不是定义\nUSER: x')).toEqual(['wrong 不是定义'])
    expect(marks('USER: x\nUSER: y')).toEqual(['wrong USER: y'])
    expect(marks('')).toEqual([])
  })
})
