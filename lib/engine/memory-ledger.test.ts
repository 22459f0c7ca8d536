import { expect, it } from 'vitest'
import { describeRunLedger } from './ledger-contract'
import { createMemoryLedger } from './memory-ledger'

describeRunLedger('the memory ledger', async () => {
  const ledger = createMemoryLedger()
  return {
    ledger,
    plan: async (runId, trials) => ledger.plan(runId, trials),
    scored: async (runId) => ledger.trials(runId).flatMap(({ id, score }) => (score ? [{ id, score }] : [])),
  }
})

it('lists trials in the order of the sample, pending ones without a score', () => {
  const ledger = createMemoryLedger()
  const trial = (id: string, position: number, arm: number) => ({
    id,
    arm,
    position,
    rowIndex: 9 - position,
    requestHash: id,
  })
  ledger.plan('r', [trial('c', 1, 0), trial('b', 0, 1), trial('a', 0, 0)])
  expect(ledger.trials('r').map(({ id, score, record }) => [id, score, record])).toEqual([
    ['a', null, null],
    ['b', null, null],
    ['c', null, null],
  ])
  expect(ledger.trials('unknown')).toEqual([])
  expect(ledger.end('r')).toBeNull()
})
