import { beforeEach, describe, expect, it } from 'vitest'
import type { TrialScore } from '@/lib/core/run/run'
import { answeredRecord } from '@/lib/engine/call-records'
import type { BatchJob, BatchState } from '@/lib/engine/ports'
import { createBatchJobStore, LISTED_BATCHES, summariseBatches } from './batch-jobs'
import { createRunLedger } from './run-ledger'
import { createRunStore } from './runs'
import { createRun } from './testing/create-run'
import { describeOnEachDatabase } from './testing/test-database'
import { createWorkerStore } from './workers'

const nothing = { requestHashes: [], estimateUsd: null }
const score: TrialScore = {
  outcome: 'scored',
  products: [],
  poolProducts: [],
  hitRank: 0,
  bestProduct: '',
  degree: 0,
}

const stateOf = (batchId: string, status: BatchState['status']): BatchState => ({
  batchId,
  status,
  counts: { processing: 0, succeeded: 2, errored: 1, canceled: 0, expired: 0 },
  expiresAt: Date.parse('2026-11-26T08:00:00Z'),
})

describeOnEachDatabase('batch jobs', (database) => {
  const stores = (worker = 'w1') => {
    const { prisma } = database()
    return {
      jobs: createBatchJobStore(prisma, worker),
      ledger: createRunLedger(prisma, worker),
      workers: createWorkerStore(prisma, worker),
      runs: createRunStore(prisma),
    }
  }
  beforeEach(async () => {
    const { prisma } = database()
    await prisma.scene.deleteMany()
    await prisma.worker.deleteMany()
    await prisma.completion.deleteMany()
    const trials = Array.from({ length: 6 }, (_, i) => ({
      id: `0:${i}`,
      arm: 0,
      position: i,
      rowIndex: i,
      // The last two share one call.
      requestHash: `h${Math.min(i, 4)}`,
    }))
    await createRun(prisma, 'r', trials, { transport: 'batch' })
  })

  /** One job of all five calls. */
  async function planAll(): Promise<BatchJob> {
    const { jobs, ledger } = stores()
    const claims = await ledger.claim('r', 10)
    await jobs.plan('r', { requestHashes: claims.map(({ requestHash }) => requestHash), estimateUsd: 0.5 })
    const { open } = await jobs.state('r')
    if (open[0] === undefined) throw new Error('a job was planned')
    return open[0]
  }

  it('holds its calls, with every trial that shares them, through a release and the death of the process', async () => {
    const job = await planAll()
    expect(job).toMatchObject({ round: 0, requests: 5, estimateUsd: 0.5, status: 'planned', attemptedAt: null })
    const { ledger, jobs } = stores()
    await ledger.release('r')
    const other = stores('w2')
    await other.workers.forgetOthers()
    await other.workers.beat()
    expect(await other.ledger.claim('r', 10)).toEqual([])
    const claims = await jobs.claims(job)
    expect(claims.map(({ requestHash }) => requestHash)).toEqual(['h0', 'h1', 'h2', 'h3', 'h4'])
    expect(claims[4]?.trials.map(({ id }) => id)).toEqual(['0:4', '0:5'])
  })

  it('plans nothing of calls that are not this process’s', async () => {
    const { jobs } = stores()
    await stores('w2').ledger.claim('r', 2)
    await jobs.plan('r', { requestHashes: ['h0', 'h1', 'h2'], estimateUsd: null })
    expect((await jobs.state('r')).open).toEqual([])
  })

  it('keeps what is known of its batch, the first time of a submission above all', async () => {
    const job = await planAll()
    const { jobs } = stores()
    await jobs.attempt(job.id, 1_000_000)
    await jobs.attempt(job.id, 2_000_000)
    await jobs.observe(job.id, stateOf('b1', 'canceling'))
    expect((await jobs.state('r')).open).toMatchObject([{ attemptedAt: 1_000_000, batchId: 'b1', status: 'canceling' }])
    expect(await jobs.findKnown(['b0', 'b1'])).toEqual(new Set(['b1']))
    await jobs.detach(job.id)
    expect((await jobs.state('r')).open).toMatchObject([{ attemptedAt: null, batchId: null, status: 'planned' }])
  })

  it('ends: some calls go on in the next round, the others without an answer are pending', async () => {
    const job = await planAll()
    const { jobs, ledger } = stores()
    const [first] = await jobs.claims(job)
    if (first === undefined) throw new Error('the job has calls')
    const answer = {
      text: '',
      stop: 'end',
      inputTokens: 1,
      outputTokens: 1,
      latencyMs: 1,
      costUsd: 0,
      attempts: 1,
    } as const
    await ledger.record('r', [answeredRecord(first, answer, [score])])
    await jobs.observe(job.id, stateOf('b1', 'ended'))
    await jobs.close(job, stateOf('b1', 'ended'), { requestHashes: ['h1', 'h4'], estimateUsd: 0.2 })
    const { open } = await jobs.state('r')
    expect(open).toMatchObject([{ round: 1, requests: 2, estimateUsd: 0.2, status: 'planned', batchId: null }])
    const again = open[0] && (await jobs.claims(open[0]))
    expect(again?.map(({ requestHash }) => requestHash)).toEqual(['h1', 'h4'])
    expect((await ledger.claim('r', 10)).map(({ requestHash }) => requestHash)).toEqual(['h2', 'h3'])
    const told = { processing: 0, succeeded: 2, errored: 1, canceled: 0, expired: 0 }
    expect(await summariseBatches(database().prisma, 'r')).toMatchObject({
      ...{ planned: 1, underWay: 0, requests: 0, ended: 1, cancelling: false, expiresAt: null, counts: told },
      list: [{ id: job.id, round: 0, requests: 5, status: 'ended', endedAt: expect.any(String), counts: told }],
    })
  })

  it('tells a batch that the vendor lost from one that ended, and counts none that was never submitted', async () => {
    const job = await planAll()
    const { jobs } = stores()
    await jobs.attempt(job.id, 1_000_000)
    await jobs.observe(job.id, stateOf('b1', 'in_progress'))
    await jobs.close(job, null, nothing)
    await jobs.close(await planAll(), null, nothing)
    expect(await summariseBatches(database().prisma, 'r')).toMatchObject({
      ...{ planned: 0, underWay: 0, ended: 1, counts: { processing: 0, succeeded: 0 } },
      list: [{ id: job.id, status: 'gone' }],
    })
  })

  it('lists those under way first, and no more than a page is sent', async () => {
    const { prisma } = database()
    await prisma.batchJob.createMany({
      data: Array.from({ length: LISTED_BATCHES + 2 }, (_, i) => ({
        ...{ id: `j${i}`, runId: 'r', round: 0, requests: 10, batchId: `b${i}`, createdAt: new Date(i) },
        ...(i < 2 ? { status: 'in_progress' } : { status: 'ended', endedAt: new Date(i), succeeded: 10 }),
      })),
    })
    const { list, counts } = await summariseBatches(prisma, 'r')
    expect(list).toHaveLength(LISTED_BATCHES)
    expect(list.slice(0, 3).map(({ id }) => id)).toEqual(['j1', 'j0', `j${LISTED_BATCHES + 1}`])
    expect(counts).toMatchObject({ processing: 20, succeeded: 10 * LISTED_BATCHES })
  })

  it('makes no job of nothing', async () => {
    const job = await planAll()
    const { jobs, ledger } = stores()
    await jobs.close(job, null, nothing)
    expect((await jobs.state('r')).open).toEqual([])
    expect(await ledger.claim('r', 10)).toHaveLength(5)
  })

  it('says what is under way, and when the first expires', async () => {
    const job = await planAll()
    const { jobs } = stores()
    await jobs.attempt(job.id, Date.parse('2026-11-25T08:00:00Z'))
    await jobs.observe(job.id, stateOf('b1', 'in_progress'))
    await jobs.requestCancel('r')
    const counts = { processing: 5, succeeded: 0, errored: 0, canceled: 0, expired: 0 }
    const moments = { sentAt: '2026-11-25T08:00:00.000Z', expiresAt: '2026-11-26T08:00:00.000Z' }
    expect(await summariseBatches(database().prisma, 'r')).toEqual({
      ...{ planned: 0, underWay: 1, requests: 5, ended: 0, cancelling: true, counts, ...moments },
      list: [{ id: job.id, round: 0, requests: 5, status: 'in_progress', endedAt: null, counts, ...moments }],
    })
  })

  it('a run that failed can be cancelled while it has batches, and one that is over can’t', async () => {
    const job = await planAll()
    const { jobs, ledger } = stores()
    const find = () => database().prisma.run.findUnique({ where: { id: 'r' }, select: { status: true, reason: true } })
    await ledger.finish('r', 'failed', { code: 'model.badRequest', params: { detail: 'x' } })
    expect(await jobs.requestCancel('r')).toBe(true)
    expect(await find()).toEqual({ status: 'running', reason: null })
    await jobs.close(job, null, nothing)
    await ledger.finish('r', 'failed', null)
    expect(await jobs.requestCancel('r')).toBe(false)
    expect(await find()).toMatchObject({ status: 'failed' })
  })

  it('a cancel stays until the run is opened again', async () => {
    const { jobs, runs, ledger } = stores()
    await jobs.requestCancel('r')
    expect((await jobs.state('r')).cancelRequested).toBe(true)
    await ledger.finish('r', 'stopped', null)
    expect((await jobs.state('r')).cancelRequested).toBe(true)
    await runs.reopen('r', ['stopped'])
    expect((await jobs.state('r')).cancelRequested).toBe(false)
  })

  describe('the lease', () => {
    it('is one living process’s, and falls to another when that one is dead', async () => {
      const [one, two] = [stores('w1'), stores('w2')]
      await one.workers.beat()
      await two.workers.beat()
      expect(await one.jobs.lead('r')).toBe(true)
      expect(await one.jobs.lead('r')).toBe(true)
      expect(await two.jobs.lead('r')).toBe(false)
      await one.workers.leave()
      expect(await two.jobs.lead('r')).toBe(true)
    })

    it('is given back by its holder alone, and nobody has it of a run that is over', async () => {
      const [one, two] = [stores('w1'), stores('w2')]
      await one.workers.beat()
      await one.jobs.lead('r')
      await two.jobs.leave('r')
      expect(await two.jobs.lead('r')).toBe(false)
      await one.jobs.leave('r')
      expect(await two.jobs.lead('r')).toBe(true)
      await two.jobs.leave('r')
      await one.ledger.finish('r', 'completed', null)
      expect(await one.jobs.lead('r')).toBe(false)
    })
  })
})
