import { expect, it } from 'vitest'
import type { VoterStore } from '@/lib/store/voters'
import { createKnownVoters } from './known-voters'

function prepare() {
  const clock = { ms: 0 }
  const state = { revokedAt: null as Date | null, reads: 0, nobody: false, wait: Promise.resolve() }
  const findLink = (async (tokenHash: string, keyHash: string | null) => {
    state.reads += 1
    const link = { id: tokenHash, revokedAt: state.revokedAt }
    await state.wait
    return tokenHash === 'none'
      ? null
      : { link, voter: keyHash === null || state.nobody ? null : { id: keyHash, name: 'x' } }
  }) as unknown as VoterStore['findLink']
  return { state, clock, known: createKnownVoters({ findLink }, () => clock.ms) }
}

it('reads a link once a second for all who come by it, and a voter once', async () => {
  const { known, state, clock } = prepare()
  await known.findLink('t', 'a')
  await known.findLink('t', 'b')
  expect(state.reads).toBe(2)
  expect((await known.findLink('t', 'a'))?.voter?.id).toBe('a')
  expect((await known.findLink('t', 'b'))?.voter?.id).toBe('b')
  expect(state.reads).toBe(2)
  clock.ms = 1000
  await known.findLink('t', 'a')
  await known.findLink('t', 'b')
  expect(state.reads).toBe(3)
})

it('reads a link anew once it was told to forget, also where a read was under way', async () => {
  const { known, state } = prepare()
  await known.findLink('t', 'a')
  state.revokedAt = new Date(5)
  expect((await known.findLink('t', 'a'))?.link.revokedAt).toBeNull()
  known.forget()
  expect((await known.findLink('t', 'a'))?.link.revokedAt).toEqual(new Date(5))

  known.forget()
  const gate = { open: () => {} }
  state.wait = new Promise((open) => {
    gate.open = open
  })
  state.revokedAt = null
  const early = known.findLink('t', 'a')
  state.revokedAt = new Date(6)
  known.forget()
  gate.open()
  await early
  expect((await known.findLink('t', 'a'))?.link.revokedAt).toEqual(new Date(6))
})

it('asks again about a token or a key that nobody had', async () => {
  const { known, state } = prepare()
  for (let n = 0; n < 2; n++) {
    expect(await known.findLink('none', 'a')).toBeNull()
    state.nobody = true
    expect((await known.findLink('t', 'a'))?.voter).toBeNull()
  }
  expect(state.reads).toBe(4)
  state.nobody = false
  expect((await known.findLink('t', 'a'))?.voter?.id).toBe('a')
})
