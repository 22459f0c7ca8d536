// The suite that every RunLedger passes.
import { beforeEach, describe, expect, it } from 'vitest'
import type { TrialScore } from '@/lib/core/run/run'
import type { PlannedTrial } from './memory-ledger'
import type { CallRecord, ModelAnswer, RunLedger } from './ports'

export interface LedgerHarness {
  ledger: RunLedger
  /** Makes a run with these trials, all pending. */
  plan(runId: string, trials: readonly PlannedTrial[]): Promise<void>
  /** The scores stored for a run's trials, in any order. */
  scored(runId: string): Promise<{ id: string; score: TrialScore }[]>
}

const answer: ModelAnswer = { text: '1. 阿胶糕', stop: 'end', inputTokens: 120, outputTokens: 9, latencyMs: 101 }

const score = (hitRank: number): TrialScore => ({
  outcome: 'scored',
  products: ['阿胶糕'],
  poolProducts: [null],
  hitRank,
  bestProduct: '阿胶糕',
  degree: 0.5,
})

/** Trials of `rows` rows × `arms` arms, each with a request of its own. Ids are unique over runs. */
const grid = (runId: string, rows: number, arms = 1): PlannedTrial[] =>
  Array.from({ length: rows * arms }, (_, i) => {
    const position = Math.floor(i / arms)
    const arm = i % arms
    return {
      id: `${runId}-${position}-${arm}`,
      arm,
      position,
      rowIndex: 100 + position,
      requestHash: `${runId}:${position}:${arm}`,
    }
  })

const record = (trials: readonly PlannedTrial[], costUsd: number | null = 0.25): CallRecord => ({
  requestHash: trials[0]?.requestHash ?? '',
  answer: { ...answer, costUsd, attempts: 2 },
  reused: false,
  error: null,
  trials: trials.map(({ id }) => ({ id, score: score(1) })),
})

/** Registers the suite with vitest. The factory is called before each test. */
export function describeRunLedger(name: string, factory: () => Promise<LedgerHarness>): void {
  describe(`${name} as a RunLedger`, () => {
    let harness: LedgerHarness
    let ledger: RunLedger
    beforeEach(async () => {
      harness = await factory()
      ledger = harness.ledger
    })
    const claimedHashes = async (runId: string, limit: number) =>
      (await ledger.claim(runId, limit)).map(({ requestHash }) => requestHash)

    it('gives calls in the order of the sample, each once', async () => {
      const trials = grid('r', 5, 2)
      await harness.plan('r', [...trials].reverse())
      const expected = trials.map(({ requestHash }) => requestHash)
      expect(await claimedHashes('r', 4)).toEqual(expected.slice(0, 4))
      expect(await claimedHashes('r', 100)).toEqual(expected.slice(4))
      expect(await claimedHashes('r', 100)).toEqual([])
    })

    it('gives no call twice to those who claim at once', async () => {
      await harness.plan('r', grid('r', 40))
      const claims = await Promise.all(Array.from({ length: 8 }, () => claimedHashes('r', 7)))
      expect(claims.flat()).toHaveLength(40)
      expect(new Set(claims.flat()).size).toBe(40)
    })

    it('gives all trials that share a request together', async () => {
      const shared = grid('r', 3, 2).map((trial) => ({
        ...trial,
        requestHash: trial.position === 1 ? 'own' : 'shared',
      }))
      await harness.plan('r', shared)
      const claims = await ledger.claim('r', 1)
      expect(claims).toEqual([
        {
          requestHash: 'shared',
          trials: shared
            .filter(({ requestHash }) => requestHash === 'shared')
            .map(({ id, arm, rowIndex }) => ({ id, arm, rowIndex })),
        },
      ])
      expect(await claimedHashes('r', 9)).toEqual(['own'])
    })

    it('keeps runs apart', async () => {
      await harness.plan('a', grid('a', 1))
      await harness.plan('b', grid('b', 1))
      expect(await claimedHashes('a', 9)).toEqual(['a:0:0'])
      expect(await claimedHashes('b', 9)).toEqual(['b:0:0'])
    })

    it('keeps scores, of failed calls too', async () => {
      const [first, second] = grid('r', 2) as [PlannedTrial, PlannedTrial]
      await harness.plan('r', [first, second])
      await ledger.claim('r', 9)
      const failed: TrialScore = {
        outcome: 'failed',
        products: [],
        poolProducts: [],
        hitRank: 0,
        bestProduct: '',
        degree: 0,
      }
      await ledger.record('r', [
        record([first]),
        {
          requestHash: second.requestHash,
          answer: null,
          reused: false,
          error: { code: 'model.badRequest', params: { detail: 'too long' } },
          trials: [{ id: second.id, score: failed }],
        },
      ])
      const scored = await harness.scored('r')
      expect(scored).toHaveLength(2)
      expect(scored).toContainEqual({ id: first.id, score: score(1) })
      expect(scored).toContainEqual({ id: second.id, score: failed })
    })

    it('released calls are pending again, recorded ones are not', async () => {
      const trials = grid('r', 4)
      await harness.plan('r', trials)
      await ledger.claim('r', 3)
      await ledger.record('r', [record(trials.slice(1, 2))])
      await ledger.release('r')
      expect(await claimedHashes('r', 9)).toEqual(['r:0:0', 'r:2:0', 'r:3:0'])
    })

    it('recording a call again changes nothing', async () => {
      const trials = grid('r', 1)
      await harness.plan('r', trials)
      await ledger.claim('r', 1)
      await ledger.record('r', [record(trials)])
      await ledger.record('r', [record(trials)])
      expect(await harness.scored('r')).toHaveLength(1)
      expect(await ledger.spent('r')).toEqual({ calls: 1, costUsd: 0.25 })
    })

    it('finds kept answers across runs, as they were given; failed calls keep none', async () => {
      const old = grid('old', 2) as [PlannedTrial, PlannedTrial]
      await harness.plan('old', old)
      await ledger.claim('old', 9)
      const failed = { ...record([old[1]]), answer: null, error: { code: 'model.cutBody', params: {} } } as CallRecord
      await ledger.record('old', [record([old[0]]), failed])
      const found = await ledger.findAnswers([...old.map(({ requestHash }) => requestHash), 'unknown'])
      expect([...found]).toEqual([[old[0].requestHash, answer]])
      expect(await ledger.findAnswers([])).toEqual(new Map())
    })

    it('counts what was spent: calls made, not answers used again, and null once a price is unknown', async () => {
      const trials = grid('r', 4)
      await harness.plan('r', trials)
      expect(await ledger.spent('r')).toEqual({ calls: 0, costUsd: 0 })
      await ledger.claim('r', 9)
      const failed = {
        ...record(trials.slice(1, 2)),
        answer: null,
        error: { code: 'model.cutBody', params: {} },
      } as CallRecord
      await ledger.record('r', [record(trials.slice(0, 1)), failed, { ...record(trials.slice(2, 3), 0), reused: true }])
      expect(await ledger.spent('r')).toEqual({ calls: 2, costUsd: 0.25 })
      await ledger.record('r', [record(trials.slice(3), null)])
      expect(await ledger.spent('r')).toEqual({ calls: 3, costUsd: null })
    })

    it('finishing keeps what was recorded', async () => {
      const trials = grid('r', 2)
      await harness.plan('r', trials)
      await ledger.claim('r', 1)
      await ledger.record('r', [record(trials.slice(0, 1))])
      await ledger.release('r')
      await ledger.finish('r', 'failed', { code: 'model.auth', params: { detail: 'no' } })
      expect(await harness.scored('r')).toEqual([{ id: 'r-0-0', score: score(1) }])
      expect(await ledger.spent('r')).toEqual({ calls: 1, costUsd: 0.25 })
    })
  })
}
