// The batch loop on the real store and, over HTTP, on the model server; the clock jumps to the end of every wait.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type ModelServer, startModelServer } from '@/e2e/model-server'
import type { TrialScore } from '@/lib/core/run/run'
import type { ErrorValue } from '@/lib/errors'
import { createAnthropicBatches } from '@/lib/models/anthropic-batches'
import { shippedModels } from '@/lib/models/prices'
import { createBatchJobStore } from '@/lib/store/batch-jobs'
import { createRunLedger } from '@/lib/store/run-ledger'
import { createRunStore } from '@/lib/store/runs'
import { createRun } from '@/lib/store/testing/create-run'
import { describeOnEachDatabase } from '@/lib/store/testing/test-database'
import { createWorkerStore } from '@/lib/store/workers'
import { assumedAnswer } from './batch-caps'
import { type ExecuteBatchRunOptions, executeBatchRun } from './execute-batch-run'
import type { BatchClient, Clock, ModelRequest, RunWorkload } from './ports'
import { requestHash } from './request-hash'

const apiKey = 'sk-ant-engine-0123456789'
const model = 'claude-haiku-5-5'
const score: TrialScore = {
  outcome: 'scored',
  products: ['x'],
  poolProducts: [],
  hitRank: 1,
  bestProduct: 'x',
  degree: 1,
}

const requestOf = (rowIndex: number): ModelRequest => ({
  connection: 'anthropic',
  model,
  parameters: { maxTokens: 200 },
  text: `用户 ${rowIndex} 会买什么？`,
})
/** Half of the live price. */
const priceOf: RunWorkload['costUsd'] = (_, answer) => (shippedModels.costUsd('anthropic', model, answer) ?? 0) / 2
const workload: RunWorkload = {
  requests: async (claims) => claims.map(({ trials }) => requestOf(trials[0]?.rowIndex ?? 0)),
  score: async ({ trials }) => trials.map(() => score),
  costUsd: priceOf,
}

/** Time that passes only by waiting, at once. */
function jumpingClock(onWait?: (ms: number) => void): Clock & { waits: number[] } {
  let time = Date.now()
  const waits: number[] = []
  return {
    waits,
    now: () => time,
    wait: async (ms, signal) => {
      signal.throwIfAborted()
      waits.push(ms)
      time += ms
      onWait?.(ms)
      signal.throwIfAborted()
    },
  }
}

/** A gate at which a deed stands still for good, as a killed process does. */
function grave() {
  let arrive = () => {}
  const reached = new Promise<void>((resolve) => {
    arrive = resolve
  })
  return {
    reached,
    enter: (): Promise<never> => {
      arrive()
      return new Promise<never>(() => {})
    },
  }
}

describeOnEachDatabase('executeBatchRun', (database) => {
  let server: ModelServer
  let client: BatchClient
  beforeAll(async () => {
    server = await startModelServer({ apiKey })
    client = createAnthropicBatches({ apiKey, baseUrl: server.url })
  })
  afterAll(() => server.close())
  beforeEach(async () => {
    const { prisma } = database()
    await prisma.scene.deleteMany()
    await prisma.worker.deleteMany()
    await prisma.completion.deleteMany()
    server.batches.reset()
  })

  const parts = (worker = 'w1') => {
    const { prisma } = database()
    return { ledger: createRunLedger(prisma, worker), jobs: createBatchJobStore(prisma, worker) }
  }
  const rows = (count: number, distinct = count) =>
    createRun(
      database().prisma,
      'r',
      Array.from({ length: count }, (_, i) => ({
        id: `0:${i}`,
        arm: 0,
        position: i,
        rowIndex: i % distinct,
        requestHash: requestHash(requestOf(i % distinct)),
      })),
      { transport: 'batch' },
    )
  const execute = (options: Partial<ExecuteBatchRunOptions> = {}, worker = 'w1') =>
    executeBatchRun({
      ...parts(worker),
      runId: 'r',
      workload,
      client,
      clock: jumpingClock(),
      random: () => 0,
      signal: new AbortController().signal,
      limits: { maxCalls: null, budgetUsd: null },
      ...options,
    })
  const outcomes = async () => {
    const trials = await database().prisma.trial.findMany({ where: { runId: 'r' }, orderBy: { position: 'asc' } })
    return trials.map(({ outcome }) => outcome)
  }
  const countOf = async (outcome: string | null) => (await outcomes()).filter((one) => one === outcome).length
  const statusOf = async () => (await database().prisma.run.findUnique({ where: { id: 'r' } }))?.status
  const open = async () => (await parts().jobs.state('r')).open

  it('asks everything in one batch, scores every trial, and pays half', async () => {
    await rows(30, 20)
    server.batches.script.looks = 3
    const clock = jumpingClock()
    expect(await execute({ clock })).toEqual({ status: 'completed', reason: null })
    expect(await countOf('scored')).toBe(30)
    expect(server.batches.made).toEqual([20])
    const spent = await parts().ledger.spent('r')
    const kept = await database().prisma.completion.findMany()
    expect(kept).toHaveLength(20)
    const full = kept.reduce((sum, answer) => sum + (shippedModels.costUsd('anthropic', model, answer) ?? 0), 0)
    expect(spent.calls).toBe(20)
    expect(spent.costUsd).toBeCloseTo(full / 2, 12)
    expect(spent.costUsd).toBeGreaterThan(0)
    // Looked at once it was made, then after 5 s and after 7.5 s more.
    expect(clock.waits).toEqual([5000, 7500])
    expect(await statusOf()).toBe('completed')
  })

  it('looks ever less often, down to once a minute', async () => {
    await rows(2)
    server.batches.script.looks = 12
    const clock = jumpingClock()
    await execute({ clock })
    expect(clock.waits.slice(0, 3)).toEqual([5000, 7500, 11_250])
    expect(Math.max(...clock.waits)).toBe(60_000)
    expect(clock.waits.slice(-3)).toEqual([60_000, 60_000, 60_000])
  })

  it('packs by number and by size', async () => {
    await rows(25)
    await execute({ pack: { maxRequests: 10, maxBytes: 32_000_000 } })
    expect([...server.batches.made].sort((x, y) => y - x)).toEqual([10, 10, 5])
    expect(await countOf('scored')).toBe(25)
  })

  it('takes kept answers first, and submits the rest alone', async () => {
    await rows(12)
    await execute()
    await database().prisma.scene.deleteMany()
    server.batches.reset()
    await rows(20)
    await execute()
    expect(server.batches.made).toEqual([8])
    expect((await parts().ledger.spent('r')).calls).toBe(8)
    await database().prisma.scene.deleteMany()
    server.batches.reset()
    await rows(20)
    await execute({ reuse: false })
    expect(server.batches.made).toEqual([20])
  })

  it('submits expired requests and failures that may pass again, and gives up after three rounds', async () => {
    await rows(10)
    server.batches.script.fate = ({ prompt, seen }) => {
      const row = Number(/\d+/.exec(prompt)?.[0])
      if (row === 0) return { type: 'expired' }
      if (row === 1) return { type: 'errored', error: { type: 'api_error', message: 'later' } }
      if (row === 2 && seen < 2) return { type: 'expired' }
      if (row === 3) return { type: 'errored', error: { type: 'invalid_request_error', message: 'too long' } }
      return null
    }
    expect(await execute()).toEqual({ status: 'completed', reason: null })
    expect(server.batches.made).toEqual([10, 3, 3, 2])
    expect(await countOf('scored')).toBe(7)
    const failed = await database().prisma.trial.findMany({
      where: { outcome: 'failed' },
      orderBy: { position: 'asc' },
    })
    expect(failed.map(({ error }) => error)).toMatchObject([
      { code: 'model.batchExpired', params: { rounds: 4 } },
      { code: 'model.server' },
      { code: 'model.badRequest', params: { detail: 'too long' } },
    ])
    expect(server.batches.paid).toBe(7)
    expect((await database().prisma.completion.findMany({ where: { attempts: 3 } })).length).toBe(1)
  })

  it.each(['cut', 'cutQuietly'] as const)(
    'reads a body that was %s again, and stores no answer twice',
    async (fault) => {
      await rows(40)
      server.batches.script.resultFaults = [fault, fault]
      const told: (string | undefined)[] = []
      const onWaiting = (reason: ErrorValue | null) => {
        if (told.length === 0 || told.at(-1) !== reason?.code) told.push(reason?.code)
      }
      const end = await execute({ onWaiting })
      expect(end.status).toBe('completed')
      expect(told).toEqual([undefined, 'model.cutBody', undefined])
      expect(await parts().ledger.spent('r')).toMatchObject({ calls: 40 })
      expect(server.batches.made).toEqual([40])
    },
  )

  it('tries again while the vendor is overloaded', async () => {
    await rows(5)
    server.batches.script.submitFaults = ['overloaded', 'overloaded']
    expect((await execute()).status).toBe('completed')
    expect(server.batches.made).toEqual([5])
  })

  it('a refused batch fails the run, which can be resumed', async () => {
    await rows(5)
    server.batches.script.submitFaults = ['invalid']
    expect(await execute()).toMatchObject({ status: 'failed', reason: { code: 'model.badRequest' } })
    expect(await open()).toEqual([])
    await createRunStore(database().prisma).reopen('r', ['failed'])
    expect((await execute()).status).toBe('completed')
  })

  it('a wrong key pauses the run with the reason', async () => {
    await rows(5)
    const wrong = createAnthropicBatches({ apiKey: 'wrong', baseUrl: server.url })
    expect(await execute({ client: wrong })).toMatchObject({ status: 'paused', reason: { code: 'model.auth' } })
    expect(await statusOf()).toBe('paused')
  })

  it('an entry with an error that all would share pauses the run and fails no trial', async () => {
    await rows(5)
    server.batches.script.fate = ({ prompt }) =>
      prompt.includes(' 4 ') ? null : { type: 'errored', error: { type: 'billing_error', message: 'no credit' } }
    expect(await execute()).toMatchObject({ status: 'paused', reason: { code: 'model.quota' } })
    expect(await outcomes()).toEqual([null, null, null, null, 'scored'])
  })

  describe('caps', () => {
    it('submits no more calls than allowed, and says that it stopped', async () => {
      await rows(20)
      expect(await execute({ limits: { maxCalls: 7, budgetUsd: null } })).toEqual({ status: 'stopped', reason: null })
      expect(server.batches.made).toEqual([7])
      expect(await countOf('scored')).toBe(7)
      await createRunStore(database().prisma).reopen('r', ['stopped'])
      await execute({ limits: { maxCalls: 12, budgetUsd: null } })
      expect(server.batches.made).toEqual([7, 5])
    })

    it('submits no more than the budget allows by estimate, then what real costs leave room for', async () => {
      await rows(40)
      const each = priceOf(0, assumedAnswer(requestOf(0))) ?? 0
      const budgetUsd = each * 10.5
      expect((await execute({ limits: { maxCalls: null, budgetUsd } })).status).toBe('stopped')
      expect(server.batches.made[0]).toBe(10)
      expect(server.batches.made.length).toBeGreaterThan(1)
      const spent = await parts().ledger.spent('r')
      expect(spent.costUsd).toBeLessThanOrEqual(budgetUsd)
      // Not one more call would have fitted.
      expect(spent.costUsd).toBeGreaterThan(budgetUsd - 1.2 * each)
    })

    it('a budget without a price is refused before anything is submitted', async () => {
      await rows(3)
      const unpriced = { ...workload, costUsd: () => null }
      const end = await execute({ workload: unpriced, limits: { maxCalls: null, budgetUsd: 1 } })
      expect(end).toMatchObject({ status: 'failed', reason: { code: 'run.noPriceForBudget' } })
      expect(server.batches.made).toEqual([])
    })
  })

  describe('after a kill', () => {
    it('goes on looking at the same batch, and pays nothing twice', async () => {
      await rows(20)
      server.batches.script.hold = true
      const dead = grave()
      const sleeping: Clock = { now: Date.now, wait: dead.enter }
      void execute({ clock: sleeping })
      await dead.reached
      server.batches.script.hold = false
      expect((await execute({}, 'w2')).status).toBe('completed')
      expect(server.batches.made).toEqual([20])
      expect(server.batches.paid).toBe(20)
      expect(await countOf('scored')).toBe(20)
    })

    it('between a submission and the store of its id: the batch is found, under way or ended', async () => {
      for (const hold of [true, false]) {
        await database().prisma.scene.deleteMany()
        await database().prisma.completion.deleteMany()
        server.batches.reset()
        server.batches.script.hold = hold
        await rows(20)
        const dead = grave()
        const killed: BatchClient = {
          ...client,
          submit: async (requests, signal) => {
            const { batchId } = await client.submit(requests, signal)
            if (!hold) await client.retrieve(batchId, signal)
            return dead.enter()
          },
        }
        void execute({ client: killed })
        await dead.reached
        server.batches.script.hold = false
        expect((await execute({}, 'w2')).status).toBe('completed')
        expect(server.batches.made).toEqual([20])
        expect(await countOf('scored')).toBe(20)
      }
    })

    it('a lost reply is no second batch either', async () => {
      await rows(20)
      server.batches.script.submitFaults = ['lost']
      expect((await execute()).status).toBe('completed')
      expect(server.batches.made).toEqual([20])
    })

    it('takes no batch for its own that holds other requests', async () => {
      await rows(3)
      const strange = [10, 11, 12].map((row) => ({ id: `other-${row}`, request: requestOf(row) }))
      server.batches.script.submitFaults = ['overloaded']
      const clock = jumpingClock()
      const busy: BatchClient = {
        ...client,
        // Somebody else’s batch of the same size, under way when ours was refused.
        submit: async (requests, signal) => {
          if (server.batches.script.submitFaults.length === 0) return client.submit(requests, signal)
          const failed = client.submit(requests, signal)
          await failed.catch(() => undefined)
          await client.submit(strange, signal)
          return failed
        },
      }
      expect((await execute({ client: busy, clock })).status).toBe('completed')
      expect(server.batches.made).toEqual([3, 3])
      expect(await countOf('scored')).toBe(3)
    })

    it('in the middle of the results: the rest is read, what was stored is not stored again', async () => {
      await rows(450)
      const dead = grave()
      const { ledger } = parts()
      let stored = 0
      const killed: typeof ledger = {
        ...ledger,
        record: (runId, records) => (++stored > 2 ? dead.enter() : ledger.record(runId, records)),
      }
      void execute({ ledger: killed })
      await dead.reached
      expect(await countOf('scored')).toBe(400)
      expect((await execute({}, 'w2')).status).toBe('completed')
      expect(server.batches.made).toEqual([450])
      expect(await parts().ledger.spent('r')).toMatchObject({ calls: 450 })
    })

    it('calls that a dead process had claimed and not yet planned are waited for', async () => {
      await rows(6)
      const [mine, dying] = ['w1', 'dying'].map((name) => createWorkerStore(database().prisma, name))
      await mine?.beat()
      await dying?.beat()
      await parts('dying').ledger.claim('r', 4)
      const clock = jumpingClock()
      let waited = 0
      const waiting: Clock = {
        ...clock,
        wait: async (ms, signal) => {
          if (++waited === 2) await dying?.leave()
          if (waited === 2) await mine?.beat()
          await clock.wait(ms, signal)
        },
      }
      expect((await execute({ clock: waiting })).status).toBe('completed')
      expect(server.batches.made).toEqual([2, 4])
    })
  })

  describe('in the hands of its owner', () => {
    it('a pause leaves the batch at the vendor, and a resume reads it', async () => {
      await rows(10)
      server.batches.script.hold = true
      const enough = new AbortController()
      const clock = jumpingClock(() => enough.abort())
      expect(await execute({ clock, enough: enough.signal })).toEqual({ status: 'interrupted', reason: null })
      expect(await open()).toHaveLength(1)
      expect(server.batches.cancelled).toBe(0)
      server.batches.script.hold = false
      expect((await execute()).status).toBe('completed')
      expect(server.batches.made).toEqual([10])
    })

    it('a shutdown is an interruption', async () => {
      await rows(10)
      server.batches.script.hold = true
      const controller = new AbortController()
      const clock = jumpingClock(() => controller.abort(new Error('stop')))
      expect((await execute({ clock, signal: controller.signal })).status).toBe('interrupted')
      expect(await statusOf()).toBe('running')
    })

    it('a cancel reaches the vendor, and what was answered by then is kept', async () => {
      await rows(10)
      Object.assign(server.batches.script, { hold: true, answeredBeforeCancel: 4 })
      const { jobs } = parts()
      let waited = 0
      const clock = jumpingClock()
      const cancelling: Clock = {
        ...clock,
        wait: async (ms, signal) => {
          waited++
          if (waited === 1) await jobs.requestCancel('r')
          if (waited === 3) server.batches.script.hold = false
          await clock.wait(ms, signal)
        },
      }
      expect(await execute({ clock: cancelling })).toEqual({ status: 'stopped', reason: null })
      expect(server.batches.cancelled).toBe(1)
      expect(await countOf('scored')).toBe(4)
      expect(await countOf(null)).toBe(6)
      // It can go on from there, and asks for the rest alone.
      await createRunStore(database().prisma).reopen('r', ['stopped'])
      expect((await execute()).status).toBe('completed')
      expect(server.batches.made).toEqual([10, 6])
    })

    it('a run that failed beside a batch that goes on is cancelled at the vendor all the same', async () => {
      await rows(20)
      const { script } = server.batches
      script.hold = true
      script.answeredBeforeCancel = 4
      const submit: BatchClient['submit'] = async (...given) => {
        const state = await client.submit(...given)
        script.submitFaults = ['invalid']
        return state
      }
      const pack = { maxRequests: 10, maxBytes: 32_000_000 }
      expect((await execute({ client: { ...client, submit }, pack })).status).toBe('failed')
      expect(await open()).toHaveLength(1)
      expect(await parts().jobs.requestCancel('r')).toBe(true)
      const clock = jumpingClock(() => {
        script.hold = false
      })
      expect((await execute({ clock, pack })).status).toBe('stopped')
      expect(server.batches.cancelled).toBe(1)
      expect(server.batches.made).toEqual([10])
      expect(await countOf('scored')).toBe(4)
      expect(await open()).toEqual([])
    })

    it('a cancel survives a kill: nothing is submitted any more', async () => {
      await rows(10)
      await parts().jobs.requestCancel('r')
      expect((await execute()).status).toBe('stopped')
      expect(server.batches.made).toEqual([])
    })

    it('a cancel finds the batch whose reply never came', async () => {
      await rows(10)
      const dead = grave()
      server.batches.script.hold = true
      void execute({ client: { ...client, submit: async (...given) => client.submit(...given).then(dead.enter) } })
      await dead.reached
      await parts().jobs.requestCancel('r')
      const clock = jumpingClock(() => {
        server.batches.script.hold = false
      })
      expect((await execute({ clock }, 'w2')).status).toBe('stopped')
      expect(server.batches.cancelled).toBe(1)
      expect(await open()).toEqual([])
    })

    it('a batch that was cancelled elsewhere pauses the run and names it', async () => {
      await rows(4)
      server.batches.script.hold = true
      const clock = jumpingClock(() => {
        server.batches.script.hold = false
      })
      let batch = ''
      const watched: Clock = {
        ...clock,
        wait: async (ms, signal) => {
          if (batch === '') {
            batch = (await client.listRecent(0, signal))[0]?.batchId ?? ''
            await client.cancel(batch, signal)
          }
          await clock.wait(ms, signal)
        },
      }
      const end = await execute({ clock: watched })
      expect(end).toMatchObject({ status: 'paused', reason: { code: 'model.batchCanceled', params: { batch } } })
      expect(await open()).toEqual([])
    })

    it('a batch that the vendor does not know any more pauses the run; a resume submits its calls anew', async () => {
      await rows(4)
      server.batches.script.hold = true
      let waited = false
      const clock = jumpingClock(() => {
        if (!waited) server.batches.reset()
        waited = true
      })
      expect(await execute({ clock })).toMatchObject({ status: 'paused', reason: { code: 'model.batchGone' } })
      await createRunStore(database().prisma).reopen('r', ['paused'])
      expect((await execute()).status).toBe('completed')
      expect(server.batches.made).toEqual([4])
    })
  })

  it('stands still while the store fails, and goes on when it works again', async () => {
    await rows(5)
    const { jobs } = parts()
    let broken = 2
    const shaky: typeof jobs = {
      ...jobs,
      observe: async (...given) => {
        if (broken-- > 0) throw new Error('disk full')
        await jobs.observe(...given)
      },
    }
    const troubles: number[] = []
    const end = await execute({ jobs: shaky, onTrouble: (_, attempt) => troubles.push(attempt) })
    expect(end.status).toBe('completed')
    expect(troubles).toEqual([1, 2])
    expect(server.batches.made).toEqual([5])
  })

  it('throws what is a bug of ours, and gives back what was not submitted', async () => {
    await rows(5)
    const broken = {
      ...workload,
      requests: async () => {
        throw new TypeError('a bug')
      },
    }
    await expect(execute({ workload: broken })).rejects.toThrow('a bug')
    expect(await parts('w2').ledger.claim('r', 10)).toHaveLength(5)
  })
})
