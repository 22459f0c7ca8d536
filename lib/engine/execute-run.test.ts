import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TrialScore } from '@/lib/core/run/run'
import { seededRandom } from '@/lib/core/sampling/random'
import { AppError, ModelError } from '@/lib/errors'
import { type ExecuteRunOptions, executeRun } from './execute-run'
import { createHandClock, type HandClock } from './hand-clock'
import { createMemoryLedger, type MemoryLedger } from './memory-ledger'
import type { Clock, CompleteOptions, ModelAnswer, ModelClient, ModelRequest, RunWorkload } from './ports'

const score = (answer: ModelAnswer): TrialScore => ({
  outcome: answer.stop === 'refusal' ? 'refused' : 'scored',
  products: [answer.text],
  poolProducts: [],
  hitRank: 1,
  bestProduct: answer.text,
  degree: 1,
})

/** The text of a claim is its hash, so that a fake client can script by it. */
const workload = (model = 'fake', priceUsd: number | null = 0.01): RunWorkload => ({
  requests: async (claims) =>
    claims.map(({ requestHash }) => ({ connection: 'c', model, parameters: { maxTokens: 64 }, text: requestHash })),
  score: async (claim, answer) => claim.trials.map(() => score(answer)),
  costUsd: () => priceUsd,
})

const answerTo = (request: ModelRequest): ModelAnswer => ({
  text: `re: ${request.text}`,
  stop: 'end',
  inputTokens: 10,
  outputTokens: 5,
  latencyMs: 100,
})

interface FakeClient extends ModelClient {
  asked: string[]
  /** Largest number of calls under way at once. */
  peak: number
}

/** Answers after 100 ms of the clock, or as `reply` says; obeys the signal. */
function fakeClient(
  clock: Clock,
  reply: (
    request: ModelRequest,
    attempt: number,
    options: CompleteOptions,
  ) => Promise<ModelAnswer> | ModelAnswer = answerTo,
  latencyMs = 100,
): FakeClient {
  const attempts = new Map<string, number>()
  let underWay = 0
  const client: FakeClient = {
    asked: [],
    peak: 0,
    async complete(request, options) {
      client.asked.push(request.text)
      const attempt = (attempts.get(request.text) ?? 0) + 1
      attempts.set(request.text, attempt)
      client.peak = Math.max(client.peak, ++underWay)
      try {
        await clock.wait(latencyMs, options.signal)
        return await reply(request, attempt, options)
      } finally {
        underWay--
      }
    },
    listModels: async () => [],
  }
  return client
}

const planTrials = (count: number, hashOf = (i: number) => `q${i}`) =>
  Array.from({ length: count }, (_, i) => ({ id: `t${i}`, arm: 0, position: i, rowIndex: i, requestHash: hashOf(i) }))

interface Setting {
  clock: HandClock
  ledger: MemoryLedger
  controller: AbortController
  run: (options?: Partial<ExecuteRunOptions>) => ReturnType<typeof executeRun>
}

function setting(trials: number | ReturnType<typeof planTrials>, client: (clock: HandClock) => ModelClient): Setting {
  const clock = createHandClock(1_000_000)
  const ledger = createMemoryLedger()
  const controller = new AbortController()
  ledger.plan('r', typeof trials === 'number' ? planTrials(trials) : trials)
  const chosen = client(clock)
  return {
    clock,
    ledger,
    controller,
    run: (options = {}) =>
      executeRun({
        runId: 'r',
        ledger,
        workload: workload(),
        clientFor: () => chosen,
        clock,
        random: seededRandom(1),
        signal: controller.signal,
        ...options,
        limits: { concurrency: 4, maxCalls: null, budgetUsd: null, ...options.limits },
      }),
  }
}

const overloaded = (retryAfterMs?: number) =>
  new ModelError('retry', 'model.overloaded', { detail: 'busy' }, { retryAfterMs })
const throwing = (error: unknown) => () => {
  throw error
}
const outcomes = (ledger: MemoryLedger) => {
  const count: Record<string, number> = {}
  for (const trial of ledger.trials('r')) {
    const outcome = trial.score?.outcome ?? 'pending'
    count[outcome] = (count[outcome] ?? 0) + 1
  }
  return count
}

describe('executeRun', () => {
  it('asks every call once, in the order of the sample, and completes', async () => {
    let client: FakeClient | undefined
    const { clock, ledger, run } = setting(50, (time) => {
      client = fakeClient(time)
      return client
    })
    const end = await clock.runUntil(run())
    expect(end).toEqual({ status: 'completed', reason: null })
    expect(ledger.end('r')).toEqual(end)
    expect(client?.asked).toEqual(planTrials(50).map(({ requestHash }) => requestHash))
    expect(client?.peak).toBe(4)
    expect(outcomes(ledger)).toEqual({ scored: 50 })
    // 50 calls of 100 ms, 4 at once.
    expect(clock.now()).toBe(1_000_000 + 1300)
    expect(ledger.trials('r')[7]?.record?.answer).toMatchObject({ text: 're: q7', costUsd: 0.01, attempts: 1 })
  })

  it('completes a run without trials', async () => {
    const { clock, run } = setting(0, fakeClient)
    expect(await clock.runUntil(run())).toEqual({ status: 'completed', reason: null })
  })

  it('scores all trials that share a call, and asks it once', async () => {
    const { clock, ledger, run } = setting(
      planTrials(12, (i) => `q${i % 3}`),
      fakeClient,
    )
    await clock.runUntil(run())
    expect(outcomes(ledger)).toEqual({ scored: 12 })
    expect(await ledger.spent('r')).toMatchObject({ calls: 3 })
  })

  it('one slow call stalls no other', async () => {
    const { clock, run } = setting(101, (time) =>
      fakeClient(time, async (request, _attempt, { signal }) => {
        if (request.text === 'q0') await time.wait(60_000, signal)
        return answerTo(request)
      }),
    )
    let stored = 0
    const ended = run({
      onFlush: (records) => {
        stored += records.length
      },
    })
    // The other 100 calls on three workers: 34 rounds of 100 ms.
    await clock.advance(3400 + 60)
    expect(stored).toBe(100)
    await clock.runUntil(ended)
    expect(stored).toBe(101)
  })

  it('takes kept answers without a call', async () => {
    let client: FakeClient | undefined
    const { clock, ledger, run } = setting(30, (time) => {
      client = fakeClient(time)
      return client
    })
    await clock.runUntil(run())
    ledger.plan('r', planTrials(40))
    await clock.runUntil(run())
    expect(client?.asked).toHaveLength(40)
    expect(await ledger.spent('r')).toEqual({ calls: 10, costUsd: expect.closeTo(0.1) })
    expect(ledger.trials('r')[3]?.record).toMatchObject({
      reused: true,
      answer: { text: 're: q3', costUsd: 0, attempts: 0 },
    })
    expect(outcomes(ledger)).toEqual({ scored: 40 })
  })

  it('lets the process breathe between calls that need no time', async () => {
    let client: FakeClient | undefined
    const { clock, run } = setting(500, (time) => {
      client = fakeClient(time)
      client.complete = async (request) => {
        client?.asked.push(request.text)
        return answerTo(request)
      }
      return client
    })
    const ended = run()
    await new Promise((resolve) => setImmediate(resolve))
    await new Promise((resolve) => setImmediate(resolve))
    expect(client?.asked.length).toBeLessThan(50)
    await clock.runUntil(ended)
    expect(client?.asked).toHaveLength(500)
  })

  it('keeps a refusal as the workload scores it', async () => {
    const { clock, ledger, run } = setting(3, (time) =>
      fakeClient(time, (request) => ({ ...answerTo(request), stop: 'refusal' })),
    )
    expect((await clock.runUntil(run())).status).toBe('completed')
    expect(outcomes(ledger)).toEqual({ refused: 3 })
  })

  describe('storing', () => {
    it('stores each answer within flushMs, never two writes at once', async () => {
      const { clock, ledger, run } = setting(40, (time) => fakeClient(time, answerTo, 30))
      let writing = 0
      let peak = 0
      const sizes: number[] = []
      const slow = {
        ...ledger,
        async record(...args: Parameters<MemoryLedger['record']>) {
          peak = Math.max(peak, ++writing)
          sizes.push(args[1].length)
          await clock.wait(20, new AbortController().signal)
          const totals = await ledger.record(...args)
          writing--
          return totals
        },
      }
      const ended = run({ ledger: slow })
      await clock.advance(30 + 49)
      expect(sizes).toEqual([])
      await clock.advance(1)
      // Answers of 30 and 60 ms.
      expect(sizes).toEqual([8])
      await clock.runUntil(ended)
      expect(peak).toBe(1)
      expect(outcomes(ledger)).toEqual({ scored: 40 })
    })

    it('slows down behind a slow store instead of growing', async () => {
      let client: FakeClient | undefined
      const { clock, ledger, run } = setting(400, (time) => {
        client = fakeClient(time, answerTo, 1)
        return client
      })
      let release = () => {}
      const gate = new Promise<void>((resolve) => {
        release = resolve
      })
      const ended = run({
        ledger: {
          ...ledger,
          async record(...args) {
            await gate
            return await ledger.record(...args)
          },
        },
      })
      await clock.advance(10_000)
      // 64 wait, and what the eight workers had begun before that.
      expect(client?.asked.length).toBeLessThanOrEqual(64 + 8)
      release()
      await clock.runUntil(ended)
      expect(outcomes(ledger)).toEqual({ scored: 400 })
    })

    it('keeps what was paid for while the ledger is away, asks nothing meanwhile, and goes on', async () => {
      let client: FakeClient | undefined
      const { clock, ledger, run } = setting(60, (time) => {
        client = fakeClient(time)
        return client
      })
      let away = false
      const troubles: number[] = []
      const flaky = {
        ...ledger,
        async record(...args: Parameters<MemoryLedger['record']>) {
          if (away) throw new Error('disk full')
          return await ledger.record(...args)
        },
      }
      const ended = run({ ledger: flaky, onTrouble: (_error, attempt) => troubles.push(attempt) })
      await clock.advance(250)
      away = true
      await clock.advance(1000)
      const askedWhenAway = client?.asked.length
      await clock.advance(300_000)
      expect(client?.asked.length).toBe(askedWhenAway)
      expect(troubles.slice(0, 4)).toEqual([1, 2, 3, 4])
      away = false
      expect((await clock.runUntil(ended)).status).toBe('completed')
      expect(client?.asked).toHaveLength(60)
      expect(outcomes(ledger)).toEqual({ scored: 60 })
    })

    it('gives the ledger up only when aborted', async () => {
      const { clock, ledger, controller, run } = setting(10, fakeClient)
      const ended = run({ ledger: { ...ledger, record: throwing(new Error('gone')) } })
      await clock.advance(60_000)
      controller.abort(new Error('shutdown'))
      expect(await clock.runUntil(ended)).toEqual({ status: 'interrupted', reason: null })
    })

    it.each(['spent', 'claim', 'findAnswers', 'finish'] as const)('tries %s again', async (deed) => {
      const { clock, ledger, run } = setting(9, fakeClient)
      let failures = 3
      const flaky = {
        ...ledger,
        [deed]: async (...args: never[]) => {
          if (failures-- > 0) throw new Error('connection lost')
          return (ledger[deed] as (...args: never[]) => unknown)(...args)
        },
      }
      expect((await clock.runUntil(run({ ledger: flaky }))).status).toBe('completed')
      expect(outcomes(ledger)).toEqual({ scored: 9 })
      expect(ledger.end('r')?.status).toBe('completed')
    })
  })

  describe('failures', () => {
    it('tries again what may pass, and counts the attempts', async () => {
      const { clock, ledger, run } = setting(5, (time) =>
        fakeClient(time, (request, attempt) => {
          if (attempt < 4) throw overloaded()
          return answerTo(request)
        }),
      )
      await clock.runUntil(run())
      expect(outcomes(ledger)).toEqual({ scored: 5 })
      expect(ledger.trials('r').map(({ record }) => record?.answer?.attempts)).toEqual([4, 4, 4, 4, 4])
      expect(await ledger.spent('r')).toMatchObject({ calls: 5 })
    })

    it.each([
      [7000, 7000],
      [3_600_000, 60_000],
    ])('waits as the server asked (%i ms), but no more than a minute', async (asked, waited) => {
      const { clock, run } = setting(1, (time) =>
        fakeClient(time, (request, attempt) => {
          if (attempt === 1) throw overloaded(asked)
          return answerTo(request)
        }),
      )
      const began = clock.now()
      await clock.runUntil(run({ random: () => 0 }))
      expect(clock.now() - began).toBe(100 + waited + 100)
    })

    it('gives a call up after maxAttempts and goes on', async () => {
      let client: FakeClient | undefined
      const { clock, ledger, run } = setting(6, (time) => {
        client = fakeClient(time, (request) => {
          if (request.text === 'q2') throw overloaded()
          return answerTo(request)
        })
        return client
      })
      expect((await clock.runUntil(run())).status).toBe('completed')
      expect(client?.asked.filter((text) => text === 'q2')).toHaveLength(6)
      expect(outcomes(ledger)).toEqual({ scored: 5, failed: 1 })
      expect(ledger.trials('r')[2]).toMatchObject({
        score: { outcome: 'failed', products: [], hitRank: 0 },
        record: { answer: null, error: { code: 'model.overloaded', params: { detail: 'busy' } } },
      })
    })

    it('an outcome fails its own trials at once', async () => {
      let client: FakeClient | undefined
      const { clock, ledger, run } = setting(
        planTrials(8, (i) => `q${i % 4}`),
        (time) => {
          client = fakeClient(time, (request) => {
            if (request.text === 'q1') throw new ModelError('outcome', 'model.badRequest', { detail: 'too long' })
            return answerTo(request)
          })
          return client
        },
      )
      expect((await clock.runUntil(run())).status).toBe('completed')
      expect(client?.asked).toHaveLength(4)
      expect(outcomes(ledger)).toEqual({ scored: 6, failed: 2 })
    })

    it('a failure that all would share ends the run: nothing new is asked, what is under way is kept', async () => {
      let client: FakeClient | undefined
      const { clock, ledger, run } = setting(40, (time) => {
        client = fakeClient(time, async (request, _attempt, { signal }) => {
          if (request.text === 'q5') throw new ModelError('stop', 'model.auth', { detail: 'key revoked' })
          if (request.text === 'q6') throw overloaded()
          await time.wait(request.text === 'q7' ? 500 : 0, signal)
          return answerTo(request)
        })
        return client
      })
      const reason = { code: 'model.auth', params: { detail: 'key revoked' } }
      expect(await clock.runUntil(run())).toEqual({ status: 'paused', reason })
      expect(ledger.end('r')).toEqual({ status: 'paused', reason })
      expect(client?.asked).toHaveLength(8)
      // q0–q4 and the slow q7 are scored; q5 and q6 have no answer.
      expect(outcomes(ledger)).toEqual({ scored: 6, pending: 34 })
      expect(await ledger.claim('r', 100)).toHaveLength(34)
    })

    it('a server that nobody reaches ends the run instead of burning its rows', async () => {
      const unreachable = new ModelError('retry', 'model.unreachable', { url: 'http://x', detail: 'ECONNREFUSED' })
      let client: FakeClient | undefined
      const { clock, ledger, run } = setting(40, (time) => {
        client = fakeClient(time, throwing(unreachable))
        return client
      })
      expect(await clock.runUntil(run())).toMatchObject({ status: 'paused', reason: { code: 'model.unreachable' } })
      expect(client?.asked.length).toBeLessThanOrEqual(8 * 6)
      expect(outcomes(ledger)).toEqual({ pending: 40 })
    })

    it('where others are answered, an unreachable call fails alone', async () => {
      const unreachable = new ModelError('retry', 'model.unreachable', { url: 'http://x', detail: 'ECONNRESET' })
      const { clock, ledger, run } = setting(400, (time) =>
        fakeClient(time, (request) => {
          if (request.text === 'q3') throw unreachable
          return answerTo(request)
        }),
      )
      expect((await clock.runUntil(run())).status).toBe('completed')
      expect(outcomes(ledger)).toEqual({ scored: 399, failed: 1 })
    })

    it('an expected failure of the workload ends the run with its reason', async () => {
      const { clock, ledger, run } = setting(9, fakeClient)
      const broken = { ...workload(), requests: throwing(new AppError('notFound.prompt', {})) }
      expect(await clock.runUntil(run({ workload: broken }))).toEqual({
        status: 'failed',
        reason: { code: 'notFound.prompt', params: {} },
      })
      expect(await ledger.claim('r', 100)).toHaveLength(9)
    })

    it('a bug is thrown after everything is put away, and the run is not finished', async () => {
      const { clock, ledger, run } = setting(30, (time) =>
        fakeClient(time, (request) => {
          if (request.text === 'q9') throw new TypeError('a bug')
          return answerTo(request)
        }),
      )
      await expect(clock.runUntil(run())).rejects.toThrow('a bug')
      expect(ledger.end('r')).toBeNull()
      expect(outcomes(ledger)).toEqual({ scored: 12, pending: 18 })
      expect(await ledger.claim('r', 100)).toHaveLength(18)
    })

    it('a workload that gives too few scores is a bug, not a lost trial', async () => {
      const { clock, run } = setting(2, fakeClient)
      await expect(clock.runUntil(run({ workload: { ...workload(), score: async () => [] } }))).rejects.toThrow(
        '0 scores for 1',
      )
    })
  })

  describe('caps', () => {
    it('stops at maxCalls, counting calls and not attempts', async () => {
      const { clock, ledger, run } = setting(40, (time) =>
        fakeClient(time, (request, attempt) => {
          if (attempt < 2) throw overloaded()
          return answerTo(request)
        }),
      )
      const limits = { concurrency: 4, maxCalls: 10, budgetUsd: null }
      expect(await clock.runUntil(run({ limits }))).toEqual({ status: 'stopped', reason: null })
      expect(outcomes(ledger)).toEqual({ scored: 10, pending: 30 })
    })

    it('a cap that holds nothing back completes', async () => {
      const { clock, run } = setting(10, fakeClient)
      const limits = { concurrency: 4, maxCalls: 10, budgetUsd: 0.1 }
      expect((await clock.runUntil(run({ limits }))).status).toBe('completed')
    })

    it('a resumed run counts what it had spent', async () => {
      const { clock, ledger, run } = setting(40, fakeClient)
      await clock.runUntil(run({ limits: { concurrency: 4, maxCalls: 10, budgetUsd: null } }))
      await clock.runUntil(run({ limits: { concurrency: 4, maxCalls: 15, budgetUsd: null } }))
      expect(outcomes(ledger)).toEqual({ scored: 15, pending: 25 })
    })

    it('stops before the budget is overrun, however many are asked at once', async () => {
      const { clock, ledger, run } = setting(200, fakeClient)
      const limits = { concurrency: 64, maxCalls: null, budgetUsd: 0.255 }
      expect((await clock.runUntil(run({ limits }))).status).toBe('stopped')
      expect(await ledger.spent('r')).toEqual({ calls: 25, costUsd: expect.closeTo(0.25) })
    })

    it('does not ask on without a price where there is a budget', async () => {
      const { clock, ledger, run } = setting(40, fakeClient)
      const limits = { concurrency: 8, maxCalls: null, budgetUsd: 1 }
      expect(await clock.runUntil(run({ limits, workload: workload('nameless', null) }))).toEqual({
        status: 'failed',
        reason: { code: 'run.noPriceForBudget', params: { model: 'nameless' } },
      })
      expect(outcomes(ledger)).toEqual({ scored: 1, pending: 39 })
    })
  })

  describe('interruption', () => {
    it('stores what is there, gives back the rest, and a second run finishes without asking twice', async () => {
      let client: FakeClient | undefined
      const { clock, ledger, controller, run } = setting(40, (time) => {
        client = fakeClient(time)
        return client
      })
      const ended = run()
      await clock.advance(310)
      controller.abort(new Error('shutdown'))
      expect(await clock.runUntil(ended)).toEqual({ status: 'interrupted', reason: null })
      expect(outcomes(ledger)).toEqual({ scored: 12, pending: 28 })
      expect(ledger.end('r')).toBeNull()
      const asked = client?.asked.length ?? 0
      expect(asked).toBe(16)
      expect((await clock.runUntil(run({ signal: new AbortController().signal }))).status).toBe('completed')
      expect(outcomes(ledger)).toEqual({ scored: 40 })
      // The four that the abort broke off are asked again, no other.
      expect(client?.asked).toHaveLength(44)
    })

    it('breaks off the wait for a retry', async () => {
      const { clock, controller, run } = setting(4, (time) => fakeClient(time, throwing(overloaded(60_000))))
      const ended = run()
      await clock.advance(150)
      controller.abort(new Error('cancelled'))
      const at = clock.now()
      expect((await clock.runUntil(ended)).status).toBe('interrupted')
      expect(clock.now()).toBe(at)
    })

    it('aborted before it begins, asks nothing', async () => {
      let client: FakeClient | undefined
      const { clock, controller, run } = setting(4, (time) => {
        client = fakeClient(time)
        return client
      })
      controller.abort(new Error('too late'))
      expect((await clock.runUntil(run())).status).toBe('interrupted')
      expect(client?.asked).toEqual([])
    })

    it('loses and doubles nothing, whenever it is interrupted and whatever fails', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.integer({ min: 1, max: 900 }), { maxLength: 4 }),
          fc.nat(1000),
          async (cuts, seed) => {
            const chance = seededRandom(seed)
            const answered = new Map<string, number>()
            const { clock, ledger, run } = setting(
              planTrials(60, (i) => `q${i % 45}`),
              (time) =>
                fakeClient(time, (request) => {
                  const draw = chance()
                  if (draw < 0.15) throw overloaded()
                  if (draw < 0.2) throw new ModelError('outcome', 'model.badRequest', { detail: '' })
                  answered.set(request.text, (answered.get(request.text) ?? 0) + 1)
                  return answerTo(request)
                }),
            )
            for (const cut of cuts) {
              const controller = new AbortController()
              const ended = run({ signal: controller.signal })
              await clock.advance(cut)
              controller.abort(new Error('cut'))
              await clock.runUntil(ended)
            }
            expect((await clock.runUntil(run())).status).toBe('completed')
            expect(outcomes(ledger).pending ?? 0).toBe(0)
            expect([...answered.values()].every((times) => times === 1)).toBe(true)
          },
        ),
        { numRuns: 25 },
      )
    })
  })
})
