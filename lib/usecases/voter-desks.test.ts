import { expect, it } from 'vitest'
import type { OwnBattle } from '@/lib/store/votes'
import { createVoterDesks } from './voter-desks'

const battle = (id: string): OwnBattle => ({
  ...{ id, position: 0, left: 0, right: 1, votes: 0, open: true, voteId: null, castAt: null, automatic: false },
})

function prepare() {
  const clock = { ms: 0 }
  const stored = [battle('a')]
  const state = { reads: 0 }
  const listBattles = async () => {
    state.reads += 1
    return [...stored]
  }
  return { clock, stored, state, desks: createVoterDesks({ votes: { listBattles }, now: () => clock.ms }) }
}
const idsOf = async (own: OwnBattle[]) => own.map(({ id }) => id)

it('keeps what a voter has between requests, for a minute', async () => {
  const { desks, state, clock } = prepare()
  await desks.at('v', async (own) => own.push(battle('b')))
  expect(await desks.at('v', idsOf)).toEqual(['a', 'b'])
  expect(state.reads).toBe(1)
  expect(await desks.at('v', idsOf, 'fresh')).toEqual(['a'])
  clock.ms += 60_000
  await desks.at('v', idsOf)
  expect(state.reads).toBe(3)
})

it('serves one voter one after the other, and others meanwhile', async () => {
  const { desks } = prepare()
  const order: string[] = []
  const gate = { open: () => {} }
  const first = desks.at('v', async () => {
    order.push('begun')
    await new Promise<void>((open) => {
      gate.open = open
    })
    order.push('ended')
  })
  const second = desks.at('v', async () => order.push('second'))
  await desks.at('w', async () => order.push('other'))
  gate.open()
  await Promise.all([first, second])
  expect(order).toEqual(['begun', 'other', 'ended', 'second'])
})

it('reads anew after a failure, which reaches only the one who asked', async () => {
  const { desks, state } = prepare()
  const failing = desks.at('v', async (own) => {
    own.push(battle('never stored'))
    throw new Error('the store is away')
  })
  await expect(failing).rejects.toThrow('away')
  expect(await desks.at('v', idsOf)).toEqual(['a'])
  expect(state.reads).toBe(2)
})
