import { describe, expect, it } from 'vitest'
import type { RunStatus } from '@/lib/core/run/run'
import type { Transport } from '@/lib/core/run/transport'
import type { Run } from '@/lib/store/runs'
import { cancelRun } from './cancel-run'
import { pauseRun } from './pause-run'
import { resumeRun } from './resume-run'
import { retryFailed } from './retry-failed'

/** Stores and supervisor that write down what they are told. */
function ports(status: RunStatus | null, failed = 0, transport: Transport = 'live') {
  const told: string[] = []
  const tell = (what: string) => {
    told.push(what)
  }
  return {
    told,
    runs: {
      find: async () => (status === null ? null : ({ id: 'r', status, concurrency: 8, transport } as Run)),
      reopen: async () => {
        tell('reopen')
        return true
      },
      clearFailed: async () => {
        tell('clear')
        return failed
      },
      updateLimits: async (_: string, limits: object) => tell(`limits ${JSON.stringify(limits)}`),
    },
    batchJobs: {
      requestCancel: async () => {
        tell('cancel batches')
        return status !== 'completed'
      },
    },
    ledger: { finish: async (_: string, end: string) => tell(`finish ${end}`) },
    supervisor: { halt: async () => tell('halt'), start: () => tell('start'), drain: () => tell('drain') },
  }
}

describe('cancelRun', () => {
  it('writes down the end, then halts', async () => {
    const all = ports('running')
    await cancelRun(all, 'r')
    expect(all.told).toEqual(['finish stopped', 'halt'])
  })

  it.each(['running', 'paused', 'failed'] as const)(
    'leaves the end of a %s run through batches to who executes it',
    async (status) => {
      const all = ports(status, 0, 'batch')
      await cancelRun(all, 'r')
      expect(all.told).toEqual(['cancel batches', 'halt', 'start'])
    },
  )

  it('starts nothing where a run through batches is over', async () => {
    const all = ports('completed', 0, 'batch')
    await cancelRun(all, 'r')
    expect(all.told).toEqual(['cancel batches', 'finish stopped', 'halt'])
  })

  it('says that there is no such run', async () => {
    await expect(cancelRun(ports(null), 'r')).rejects.toMatchObject({ code: 'notFound.run' })
  })
})

describe('resumeRun', () => {
  it.each(['failed', 'stopped', 'paused'] as const)('opens a %s run again and starts it', async (status) => {
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

describe('pauseRun', () => {
  it('lets the calls under way finish', async () => {
    const all = ports('running')
    await pauseRun(all, 'r')
    expect(all.told).toEqual(['finish paused', 'drain'])
  })
})

describe('retryFailed', () => {
  it.each(['completed', 'stopped', 'paused', 'failed'] as const)(
    'asks the failed trials of a %s run again',
    async (status) => {
      const all = ports(status, 3)
      expect(await retryFailed(all, 'r')).toBe(3)
      expect(all.told).toEqual(['clear', 'reopen', 'start'])
    },
  )

  it('says that nothing failed, and leaves a run alone that is under way', async () => {
    await expect(retryFailed(ports('completed', 0), 'r')).rejects.toMatchObject({ code: 'run.nothingFailed' })
    const running = ports('running', 3)
    await expect(retryFailed(running, 'r')).rejects.toMatchObject({ code: 'run.nothingFailed' })
    expect(running.told).toEqual([])
  })
})
