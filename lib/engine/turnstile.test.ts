import { expect, it } from 'vitest'
import { createHandClock } from './hand-clock'
import { createTurnstile } from './turnstile'

const never = new AbortController().signal

/** A gate with places that are given back, and a time before which it is shut. */
function fixture(places: number) {
  const clock = createHandClock()
  const gate = { free: places, shutUntil: 0 }
  const passed: string[] = []
  const turnstile = createTurnstile(clock, () => {
    if (gate.free === 0) return Number.POSITIVE_INFINITY
    if (clock.now() < gate.shutUntil) return gate.shutUntil - clock.now()
    gate.free--
    return true
  })
  const come = (name: string, signal = never) => turnstile.pass(signal).then(() => passed.push(name))
  return { clock, gate, passed, turnstile, come }
}

it('lets through in the order of arrival, as places become free', async () => {
  const { clock, gate, passed, turnstile, come } = fixture(2)
  for (const name of ['a', 'b', 'c', 'd']) void come(name)
  await clock.advance(0)
  expect(passed).toEqual(['a', 'b'])
  gate.free = 1
  turnstile.wake()
  await clock.advance(0)
  expect(passed).toEqual(['a', 'b', 'c'])
})

it('asks again when the gate said it would be worth it', async () => {
  const { clock, gate, passed, come } = fixture(2)
  gate.shutUntil = 100
  void come('a')
  await clock.advance(99)
  expect(passed).toEqual([])
  await clock.advance(1)
  expect(passed).toEqual(['a'])
})

it('asks at the earlier of two times', async () => {
  const { clock, gate, passed, turnstile, come } = fixture(2)
  gate.shutUntil = 100
  void come('a')
  await clock.advance(10)
  gate.shutUntil = 50
  turnstile.wake()
  await clock.advance(40)
  expect(passed).toEqual(['a'])
})

it('one who gives up makes room for the next', async () => {
  const { clock, gate, passed, turnstile, come } = fixture(0)
  const leaver = new AbortController()
  const left = come('a', leaver.signal).catch((error: unknown) => error)
  void come('b')
  leaver.abort(new Error('no time'))
  expect(await left).toMatchObject({ message: 'no time' })
  gate.free = 1
  turnstile.wake()
  await clock.advance(0)
  expect(passed).toEqual(['b'])
  await expect(come('c', AbortSignal.abort(new Error('too late')))).rejects.toThrow('too late')
})
