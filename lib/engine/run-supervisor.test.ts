import { expect, it } from 'vitest'
import { createHandClock } from './hand-clock'
import { BEAT_MS, createSupervisor } from './run-supervisor'

const settle = () => new Promise((done) => setImmediate(done))

/** A supervisor whose runs go on until they are finished, halted or drained. */
function fixture(running = new Set(['a'])) {
  const clock = createHandClock()
  const told: string[] = []
  const troubles: unknown[] = []
  const finish = new Map<string, () => void>()
  const supervisor = createSupervisor({
    clock,
    listRunning: async () => [...running].map((id) => ({ id })),
    onTrouble: (error) => troubles.push(error),
    execute: (runId, signal, enough) =>
      new Promise<void>((done) => {
        told.push(`begin ${runId}`)
        let over = false
        const end = (what: string) => () => {
          if (over) return
          over = true
          told.push(`${what} ${runId}`)
          done()
        }
        finish.set(runId, end('end'))
        signal.addEventListener('abort', end('abort'), { once: true })
        enough.addEventListener('abort', () => told.push(`drain ${runId}`), { once: true })
      }),
  })
  return { clock, running, told, troubles, finish, supervisor }
}

it('executes a run once, however often it is started', async () => {
  const { supervisor, told, finish } = fixture()
  supervisor.start('a')
  supervisor.start('a')
  await settle()
  supervisor.start('a')
  expect(told).toEqual(['begin a'])
  finish.get('a')?.()
  await settle()
  supervisor.start('a')
  expect(told).toEqual(['begin a', 'end a', 'begin a'])
})

it('takes part in what is running, and lets calls finish of a run that was paused elsewhere', async () => {
  const { supervisor, told, running, clock, finish, troubles } = fixture()
  supervisor.watch()
  await settle()
  expect(told).toEqual(['begin a'])
  running.add('b')
  running.delete('a')
  await clock.advance(BEAT_MS)
  await settle()
  expect(told).toEqual(['begin a', 'drain a', 'begin b'])
  finish.get('a')?.()
  await settle()
  await supervisor.close()
  expect(told.slice(3)).toEqual(['end a', 'abort b'])
  expect(troubles).toEqual([])
})

it('begins a resumed run once the last calls of its pause are in', async () => {
  const { supervisor, told, finish } = fixture()
  supervisor.start('a')
  supervisor.drain('a')
  supervisor.start('a')
  await settle()
  expect(told).toEqual(['begin a', 'drain a'])
  finish.get('a')?.()
  await settle()
  expect(told).toEqual(['begin a', 'drain a', 'end a', 'begin a'])
})

it('goes on after a look at the runs that failed', async () => {
  const clock = createHandClock()
  const troubles: unknown[] = []
  let begun = 0
  let failing = true
  const supervisor = createSupervisor({
    clock,
    listRunning: async () => {
      if (failing) throw new Error('the database is away')
      return [{ id: 'a' }]
    },
    execute: async () => {
      begun++
    },
    onTrouble: (error) => troubles.push(error),
  })
  supervisor.watch()
  await settle()
  failing = false
  await clock.advance(BEAT_MS)
  await settle()
  expect([troubles.length, begun]).toEqual([1, 1])
  await supervisor.close()
})

it('waits for what is halted or closed', async () => {
  const { supervisor, told } = fixture()
  supervisor.start('a')
  supervisor.start('b')
  await supervisor.halt('a')
  expect(told).toEqual(['begin a', 'begin b', 'abort a'])
  await supervisor.close()
  supervisor.start('b')
  expect(told).toEqual(['begin a', 'begin b', 'abort a', 'abort b'])
})
