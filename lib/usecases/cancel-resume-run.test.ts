import { describe, expect, it } from 'vitest'
import type { RunStatus } from '@/lib/core/run/run'
import type { Run } from '@/lib/store/runs'
import { cancelRun } from './cancel-run'
import { resumeRun } from './resume-run'

/** Stores and supervisor that write down what they are told. */
function ports(status: RunStatus | null) {
  const told: string[] = []
  const tell = (what: string) => {
    told.push(what)
  }
  return {
    told,
    runs: {
      find: async () => (status === null ? null : ({ id: 'r', status, concurrency: 8 } as Run)),
      reopen: async () => {
        tell('reopen')
        return true
      },
      updateLimits: async (_: string, limits: object) => tell(`limits ${JSON.stringify(limits)}`),
    },
    ledger: { finish: async (_: string, end: string) => tell(`finish ${end}`) },
    supervisor: { halt: async () => tell('halt'), start: async () => tell('start') },
  }
}

describe('cancelRun', () => {
  it('halts, writes down the end, and halts again whoever took the run up in between', async () => {
    const all = ports('running')
    await cancelRun(all, 'r')
    expect(all.told).toEqual(['halt', 'finish stopped', 'halt'])
  })

  it('says that there is no such run', async () => {
    await expect(cancelRun(ports(null), 'r')).rejects.toMatchObject({ code: 'notFound.run' })
  })
})

describe('resumeRun', () => {
  it.each(['failed', 'stopped'] as const)('opens a %s run again and starts it', async (status) => {
    const all = ports(status)
    await resumeRun(all, { id: 'r' })
    expect(all.told).toEqual(['reopen', 'start'])
  })

  it('raises the caps before the run is open', async () => {
    const all = ports('stopped')
    await resumeRun(all, { id: 'r', limits: { maxCalls: 50, budgetUsd: null } })
    expect(all.told).toEqual(['limits {"maxCalls":50,"budgetUsd":null,"concurrency":8}', 'reopen', 'start'])
  })

  it.each(['running', 'completed'] as const)('leaves a %s run alone', async (status) => {
    const all = ports(status)
    await resumeRun(all, { id: 'r' })
    expect(all.told).toEqual([])
  })
})
