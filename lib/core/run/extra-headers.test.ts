import fc from 'fast-check'
import { expect, it } from 'vitest'
import { findHeaderProblem } from './extra-headers'

it('takes what gateways commonly want', () => {
  const headers = [
    { name: 'X-Team', value: 'growth' },
    { name: 'anthropic-beta', value: 'context-1m-2025-08-07, files' },
    { name: 'cf-aig-authorization', value: 'Bearer abc' },
  ]
  expect(findHeaderProblem(headers)).toBeNull()
  expect(findHeaderProblem([])).toBeNull()
})

it.each([
  ['', 'x', 'name'],
  ['x team', 'x', 'name'],
  ['X-Team:', 'x', 'name'],
  ['团队', 'x', 'name'],
  ['x\u200b', 'x', 'name'],
  ['Authorization', 'Bearer x', 'reserved'],
  ['HOST', 'evil.example', 'reserved'],
  ['Content-Length', '0', 'reserved'],
  ['X-Api-Key', 'x', 'reserved'],
  ['X-Team', '', 'value'],
  ['X-Team', 'a\r\nHost: evil', 'value'],
  ['X-Team', 'a\nb', 'value'],
  ['X-Team', '增长', 'value'],
  ['X-Team', ' a', 'value'],
  ['X-Team', 'a'.repeat(4001), 'value'],
])('refuses %j: %j (%s)', (name, value, problem) => {
  expect(findHeaderProblem([{ name, value }])).toEqual({ name, problem })
})

it('refuses a name given twice, however it is written', () => {
  const twice = [
    { name: 'X-Team', value: 'a' },
    { name: 'x-team', value: 'b' },
  ]
  expect(findHeaderProblem(twice)).toEqual({ name: 'x-team', problem: 'repeated' })
})

it('lets pass only what fetch would send unchanged', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), fc.string({ unit: 'binary', maxLength: 12 }), (name, value) => {
      if (findHeaderProblem([{ name, value }]) !== null) return
      expect(new Headers({ [name]: value }).get(name)).toBe(value)
    }),
  )
})
