import { expect, it } from 'vitest'
import { keepFor } from './keep-for'

it('makes a value once for an object and a key', () => {
  const [one, other] = [{}, {}]
  let made = 0
  const make = () => ++made
  expect([
    keepFor(one, 'a', make),
    keepFor(one, 'a', make),
    keepFor(one, 'b', make),
    keepFor(other, 'a', make),
  ]).toEqual([1, 1, 2, 3])
  expect(keepFor(one, 'nothing', () => undefined)).toBeUndefined()
  expect(keepFor(one, 'nothing', make)).toBeUndefined()
})

it('gives up what was not asked for longest, and keeps no failure', () => {
  const of = {}
  let made = 0
  for (let at = 0; at < 65; at++) {
    keepFor(of, `key ${at}`, () => ++made)
    keepFor(of, 'key 0', () => ++made)
  }
  expect(made).toBe(65)
  keepFor(of, 'key 1', () => ++made)
  expect(made).toBe(66)
  const fail = () => {
    throw new Error('no')
  }
  expect(() => keepFor(of, 'failing', fail)).toThrow('no')
  expect(keepFor(of, 'failing', () => 7)).toBe(7)
})
