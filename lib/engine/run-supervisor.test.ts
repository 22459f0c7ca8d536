import { expect, it } from 'vitest'
import { createHandClock } from './hand-clock'
import { createSupervisor, type Leases, RENEW_MS } from './run-supervisor'

/** Leases in memory: a run is over when it is not in `running`. */
function memoryLeases(running: Set<string>) {
  const holders = new Map<string, { worker: string; until: number }>()
  const leases: Leases = {
    lease: async (runId, worker, now) => {
      const holder = holders.get(runId)
      if (!running.has(runId) || (holder !== undefined && holder.worker !== worker && holder.until > now.getTime()))
        return false
      holders.set(runId, { worker, until: now.getTime() + 30_000 })
      return true
    },
    dropLease: async (runId, worker) => {
      if (holders.get(runId)?.worker === worker) holders.delete(runId)
    },
    listRunning: async () => [...running].map((id) => ({ id })),
  }
  return { leases, holders }
}

function fixture(running = new Set(['a'])) {
  const clock = createHandClock()
  const { leases, holders } = memoryLeases(running)
  const begun: string[] = []
  const make = (worker: string) => {
    const finish = new Map<string, () => void>()
    const troubles: unknown[] = []
    const supervisor = createSupervisor({
      worker,
      leases,
      clock,
      onTrouble: (error) => troubles.push(error),
      execute: (runId, signal) =>
        new Promise<void>((done) => {
          begun.push(`${worker} ${runId}`)
          const end = () => done()
          finish.set(runId, end)
          signal.addEventListener('abort', end, { once: true })
        }),
    })
    return { supervisor, finish, troubles }
  }
  return { clock, holders, running, begun, make }
}

const settle = () => new Promise((done) => setImmediate(done))

it('executes a run once, however often it is started, and drops the lease at its end', async () => {
  const { begun, make, holders, running } = fixture()
  const { supervisor, finish } = make('w')
  await Promise.all([supervisor.start('a'), supervisor.start('a')])
  await supervisor.start('a')
  expect(begun).toEqual(['w a'])
  running.delete('a')
  finish.get('a')?.()
  await settle()
  expect(holders.size).toBe(0)
})

it('leaves a run alone that another process executes, and takes it over when that one no longer renews', async () => {
  const { begun, make, clock } = fixture()
  await make('dead').supervisor.start('a')
  const { supervisor } = make('alive')
  supervisor.watch()
  await settle()
  expect(begun).toEqual(['dead a'])
  for (let passed = 0; passed <= 30_000; passed += RENEW_MS) {
    await clock.advance(RENEW_MS)
    await settle()
  }
  expect(begun).toEqual(['dead a', 'alive a'])
  await supervisor.close()
})

it('aborts a run here whose lease was lost', async () => {
  const { make, clock, holders } = fixture()
  const { supervisor, troubles } = make('w')
  supervisor.watch()
  await settle()
  holders.set('a', { worker: 'other', until: Number.POSITIVE_INFINITY })
  await clock.advance(RENEW_MS)
  await settle()
  expect(holders.get('a')?.worker).toBe('other')
  expect(troubles).toEqual([])
  await supervisor.close()
})

it('waits for what is halted or closed', async () => {
  const { make, holders, running, begun } = fixture(new Set(['a', 'b']))
  const { supervisor } = make('w')
  await supervisor.start('a')
  await supervisor.start('b')
  running.delete('a')
  await supervisor.halt('a')
  expect([...holders.keys()]).toEqual(['b'])
  await supervisor.close()
  expect(holders.size).toBe(0)
  await supervisor.start('b')
  expect(begun).toEqual(['w a', 'w b'])
})
