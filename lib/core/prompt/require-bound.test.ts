import { expect, it } from 'vitest'
import { bindTemplate } from './bind-template'
import { requireBound } from './require-bound'

const check = (template: string) =>
  requireBound('甲', bindTemplate({ template, variables: [], emptyCells: 'omit' }, ['性别', '年龄']).problems)

it('lets what is bound pass', () => expect(() => check('{{性别|map:1=男}}{{年龄}}')).not.toThrow())

it('names what is unbound, with what was meant', () => {
  expect(() => check('{{性另|map:1=男}} {{x}}')).toThrow(
    expect.objectContaining({
      code: 'template.unbound',
      params: { name: '甲', variables: '性另|map:1=男, x', hint: '性另|map:1=男 → 性别|map:1=男?' },
    }),
  )
})

it('names a pipe that can not be read', () => {
  expect(() => check('{{x}} {{性别|map:1}}')).toThrow(
    expect.objectContaining({
      code: 'template.badPipe',
      params: { name: '甲', variable: '性别|map:1', pipe: 'map', reason: 'pair', detail: '1' },
    }),
  )
})
