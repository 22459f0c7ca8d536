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
import { repeatRun } from './usecases/repeat-run'
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
    const run = await runtime.runs.find(id)
    if (run === null) throw new Error('the run is gone')
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
    const liveRun = await runtime.runs.find(live)
    if (liveRun === null) throw new Error('the run is gone')
    const same = await storedReport(runtime, liveRun)
    expect(same.versions.map(({ hitAt }) => hitAt)).toEqual(versions.map(({ hitAt }) => hitAt))
    expect(await runtime.runs.progress(live)).toMatchObject({ batches: null })

    const made = server.batches.made.length
    const again = await repeatRun(runtime.ports, id)
    await runtime.executeStoredRun(again, { signal })
    expect(await runtime.runs.find(again)).toMatchObject({ status: 'completed', transport: 'batch', calls: 0 })
    expect(server.batches.made).toHaveLength(made)
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
