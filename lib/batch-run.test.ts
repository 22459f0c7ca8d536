// A run through batches in the wired runtime: half price in the report, refusals before anything starts, one executor.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { type ModelServer, startModelServer } from '@/e2e/model-server'
import { parseEnv } from './env'
import { shippedModels } from './models/prices'
import { createRuntime, type Runtime } from './runtime'
import { copyTemplate, createServerDatabase } from './store/testing/test-database'
import { cancelRun } from './usecases/cancel-run'
import { pauseRun } from './usecases/pause-run'
import { repeatRun } from './usecases/repeat-run'
import { resumeRun } from './usecases/resume-run'
import { retryFailed } from './usecases/retry-failed'
import { storedReport } from './usecases/run-report'
import { seedSampleScene } from './usecases/seed-scene'
import { type StartRunRequest, startRun, startRunSchema } from './usecases/start-run'

const model = 'claude-haiku-5-5'
const { signal } = new AbortController()
let server: ModelServer
beforeAll(async () => {
  server = await startModelServer()
})
afterEach(() => server.batches.reset())
afterAll(() => server.close())

const open = async (dir: string, database?: string) =>
  await createRuntime({
    env: parseEnv({
      HITLOOP_DATA_DIR: dir,
      ANTHROPIC_API_KEY: 'test-key',
      ANTHROPIC_BASE_URL: server.url,
      ...(database === undefined ? {} : { DATABASE_URL: database }),
    }),
    watchRuns: false,
  })

async function startSample(runtime: Runtime, changes: Partial<StartRunRequest> = {}): Promise<string> {
  await seedSampleScene(runtime, 'samples')
  const [scene] = await runtime.scenes.list()
  const [dataset] = await runtime.datasets.list(scene?.id ?? '')
  const prompts = await runtime.prompts.list(scene?.id ?? '')
  const input = startRunSchema.parse({
    datasetId: dataset?.id,
    versionIds: prompts.map((prompt) => prompt.versions[0]?.id),
    models: [{ connection: 'anthropic', model }],
    sample: { strategy: 'latest', size: 60, seed: 7 },
    transport: 'batch',
    ...changes,
  })
  return await startRun(runtime.ports, scene?.id ?? '', input)
}

function found<T>(value: T | null): T {
  if (value === null) throw new Error('the run is gone')
  return value
}
const progressOf = async (runtime: Runtime, id: string) => found(await runtime.runs.progress(id))

describe('on the embedded database', () => {
  let runtime: Runtime
  let dir: string
  beforeAll(async () => {
    dir = copyTemplate()
    runtime = await open(dir)
  })
  afterAll(async () => {
    await runtime.close()
    rmSync(dir, { recursive: true, force: true })
  })

  it('scores as a live run does, at half the price, and is repeated from kept answers', async () => {
    const id = await startSample(runtime)
    await runtime.executeStoredRun(id, { signal })
    const run = found(await runtime.runs.find(id))
    expect(run).toMatchObject({ status: 'completed', transport: 'batch' })
    const { versions } = await storedReport(runtime, run)
    expect(versions.map(({ outcomes }) => outcomes.failed)).toEqual([0, 0])
    for (const { tokens, costUsd: cost } of versions) {
      const full =
        shippedModels.costUsd('anthropic', model, { inputTokens: tokens.input, outputTokens: tokens.output }) ?? 0
      expect(cost).toBeCloseTo(full / 2, 12)
    }
    expect(await runtime.runs.progress(id)).toMatchObject({ batches: { ended: 1, underWay: 0, planned: 0 } })
    expect(server.calls).toBe(0)

    const live = await startSample(runtime, { transport: 'live', reuse: false })
    await runtime.executeStoredRun(live, { signal })
    const same = await storedReport(runtime, found(await runtime.runs.find(live)))
    expect(same.versions.map(({ hitAt }) => hitAt)).toEqual(versions.map(({ hitAt }) => hitAt))
    expect(await runtime.runs.progress(live)).toMatchObject({ batches: null })

    const made = server.batches.made.length
    const again = await repeatRun(runtime.ports, id)
    await runtime.executeStoredRun(again, { signal })
    expect(await runtime.runs.find(again)).toMatchObject({ status: 'completed', transport: 'batch', calls: 0 })
    expect(server.batches.made).toHaveLength(made)
  })

  it('sends what was set for the model, costs half of the price that was set, and keeps the budget by it', async () => {
    const setting = { inputUsd: 8, outputUsd: 40, requestsPerMinute: null, maxConcurrency: null }
    const parameters = { maxTokens: 250, effort: 'low' } as const
    await runtime.modelSettings.save('anthropic', model, { ...setting, parameters })
    try {
      const id = await startSample(runtime, { reuse: false })
      const before = server.requests.length
      await runtime.executeStoredRun(id, { signal })
      const [submission] = server.requests.slice(before)
      const [{ params }] = JSON.parse(submission?.body ?? '').requests
      expect(params).toMatchObject({ max_tokens: 250, output_config: { effort: 'low' } })
      const { versions } = await storedReport(runtime, found(await runtime.runs.find(id)))
      for (const { tokens, costUsd: cost } of versions) {
        expect(cost).toBeCloseTo((8 * tokens.input + 40 * tokens.output) / 2e6, 12)
      }

      // An answer of 250 tokens at half of $40 a million alone comes to half a cent.
      const capped = await startSample(runtime, { reuse: false, budgetUsd: 0.055 })
      await runtime.executeStoredRun(capped, { signal })
      const spent = await runtime.runs.find(capped)
      expect(spent).toMatchObject({ status: 'stopped' })
      expect(server.batches.made.at(-1)).toBeLessThanOrEqual(10)
      expect(spent?.calls).toBeGreaterThan(0)
      expect(spent?.spentUsd).toBeLessThanOrEqual(0.055)
    } finally {
      await runtime.modelSettings.remove('anthropic', model)
    }
  })

  it('asks each draw of a row by itself', async () => {
    const id = await startSample(runtime, { repeats: 3, sample: { strategy: 'latest', size: 4, seed: 7 } })
    await runtime.executeStoredRun(id, { signal })
    const { arms, calls, reused } = await progressOf(runtime, id)
    expect(arms.map(({ trials, done }) => [trials, done])).toEqual(arms.map(() => [12, 12]))
    // The first draw of each may be an answer that is kept from the runs before; the others are not.
    expect(calls).toBeGreaterThanOrEqual(16)
    expect(calls + reused).toBe(24)
    expect(server.batches.made).toEqual([calls])
  })

  it('asks failed calls once more, in a batch of their own', async () => {
    const refused = { type: 'errored', error: { type: 'invalid_request_error', message: 'too long' } } as const
    let fated = 0
    server.batches.script.fate = () => (fated++ < 5 ? refused : null)
    const id = await startSample(runtime, { reuse: false })
    await runtime.executeStoredRun(id, { signal })
    const [calls] = server.batches.made
    expect(await runtime.runs.find(id)).toMatchObject({ status: 'completed', calls })
    expect((await progressOf(runtime, id)).arms.reduce((sum, { failed }) => sum + failed, 0)).toBeGreaterThanOrEqual(5)

    const supervisor = { start: () => undefined }
    expect(await retryFailed({ ...runtime, supervisor }, id)).toBeGreaterThanOrEqual(5)
    await runtime.executeStoredRun(id, { signal })
    expect(server.batches.made).toEqual([calls, 5])
    const { arms, batches } = await progressOf(runtime, id)
    expect(arms.map(({ failed }) => failed)).toEqual([0, 0])
    expect(batches).toMatchObject({ ended: 2, counts: { errored: 5, succeeded: calls, processing: 0 } })
    await expect(retryFailed({ ...runtime, supervisor }, id)).rejects.toMatchObject({ code: 'run.nothingFailed' })
  })

  it('that was paused is cancelled at the vendor, and can go on after that', async () => {
    Object.assign(server.batches.script, { hold: true, answeredBeforeCancel: 10 })
    const id = await startSample(runtime, { reuse: false })
    runtime.supervisor.start(id)
    await expect.poll(async () => (await progressOf(runtime, id)).batches?.underWay).toBe(1)
    await pauseRun(runtime, id)
    await runtime.supervisor.halt(id)
    expect(await runtime.runs.find(id)).toMatchObject({ status: 'paused' })
    await cancelRun(runtime, id)
    await expect.poll(() => server.batches.cancelled).toBe(1)
    // Not before: a look that was broken off may still be on its way, and would end the batch.
    server.batches.script.hold = false
    await runtime.supervisor.halt(id)
    runtime.supervisor.start(id)
    await expect.poll(async () => (await runtime.runs.find(id))?.status).toBe('stopped')
    expect(await runtime.runs.find(id)).toMatchObject({ calls: 10 })

    const supervisor = { start: () => undefined }
    await resumeRun({ ...runtime, supervisor }, { id })
    await runtime.executeStoredRun(id, { signal })
    expect(await runtime.runs.find(id)).toMatchObject({ status: 'completed' })
    const [all = 0, rest] = server.batches.made
    expect(rest).toBe(all - 10)
    expect(server.batches.cancelled).toBe(1)
  })

  it('is refused for models without batches, and with an early end, before anything is stored', async () => {
    const runs = async () => await runtime.runs.count((await runtime.scenes.list())[0]?.id ?? '')
    const before = await runs()
    const embedded = { connection: 'embedded', model: 'embedded' } as const
    await expect(
      startSample(runtime, { models: [{ connection: 'anthropic', model }, embedded] }),
    ).rejects.toMatchObject({
      code: 'run.noBatches',
      params: { model: 'embedded' },
    })
    const compatible = { connection: 'openai', model: 'qwen-plus' } as const
    await expect(startSample(runtime, { models: [compatible] })).rejects.toMatchObject({
      params: { model: 'qwen-plus' },
    })
    await expect(startSample(runtime, { stopAtGain: 0.02 })).rejects.toMatchObject({ code: 'run.batchRunsThrough' })
    expect(await runs()).toBe(before)
  })

  it('is cancelled from outside: at the vendor, then here, with what was answered', async () => {
    Object.assign(server.batches.script, { hold: true, answeredBeforeCancel: 25 })
    const id = await startSample(runtime, { reuse: false })
    runtime.supervisor.start(id)
    await expect.poll(() => server.batches.made.length).toBe(1)
    await cancelRun(runtime, id)
    await expect.poll(() => server.batches.cancelled).toBe(1)
    expect(await runtime.runs.progress(id)).toMatchObject({ status: 'running', batches: { cancelling: true } })
    server.batches.script.hold = false
    // Out of the wait for the next look, as a restart would.
    await runtime.supervisor.halt(id)
    runtime.supervisor.start(id)
    await expect.poll(async () => (await runtime.runs.find(id))?.status).toBe('stopped')
    expect(await runtime.runs.find(id)).toMatchObject({ calls: 25 })
  })
})

const postgresUrl = inject('postgresUrl')
it.skipIf(postgresUrl === undefined)('one of two processes executes it, and the other leaves it alone', async () => {
  const database = await createServerDatabase(postgresUrl ?? '')
  const dirs = [1, 2].map(() => mkdtempSync(join(tmpdir(), 'hitloop-test-')))
  // One after the other: the first brings the database up to date.
  const runtimes: Runtime[] = []
  for (const dir of dirs) runtimes.push(await open(dir, database.url))
  const [first] = runtimes
  if (first === undefined) throw new Error('two are opened')
  const id = await startSample(first)
  const stored = runtimes.map(() => 0)
  const count = (at: number) => () => {
    stored[at] = (stored[at] ?? 0) + 1
  }
  await Promise.all(runtimes.map((runtime, at) => runtime.executeStoredRun(id, { signal, onFlush: count(at) })))
  expect(await first.runs.find(id)).toMatchObject({ status: 'completed' })
  expect(server.batches.made).toHaveLength(1)
  expect(stored.filter((flushes) => flushes > 0)).toHaveLength(1)
  for (const runtime of runtimes) await runtime.close()
  for (const dir of dirs) rmSync(dir, { recursive: true, force: true })
  await database.drop()
})
