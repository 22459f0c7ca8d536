import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject, it } from 'vitest'
import { startModelServer } from '@/e2e/model-server'
import { parseEnv } from './env'
import { createRuntime, type Runtime } from './runtime'
import { createServerDatabase } from './store/testing/test-database'
import { seedSampleScene } from './usecases/seed-scene'
import { startRun, startRunSchema } from './usecases/start-run'

const postgresUrl = inject('postgresUrl')

async function startSampleRun(runtime: Runtime): Promise<string> {
  await seedSampleScene(runtime, 'samples')
  const [scene] = await runtime.scenes.list()
  const [dataset] = await runtime.datasets.list(scene?.id ?? '')
  const prompts = await runtime.prompts.list(scene?.id ?? '')
  const input = startRunSchema.parse({
    datasetId: dataset?.id,
    versionIds: prompts.map((prompt) => prompt.versions[0]?.id),
    models: [{ connection: 'anthropic', model: 'claude-haiku-5-5' }],
    sample: { strategy: 'latest', size: 150, seed: 7 },
    concurrency: 8,
  })
  return await startRun(runtime.ports, scene?.id ?? '', input)
}

it.skipIf(postgresUrl === undefined)('two processes share a run, and no call is made twice', async () => {
  const model = await startModelServer({ latencyMs: 30 })
  const database = await createServerDatabase(postgresUrl ?? '')
  const dirs = [1, 2].map(() => mkdtempSync(join(tmpdir(), 'hitloop-test-')))
  const open = async (dir: string) =>
    await createRuntime({
      env: parseEnv({
        HITLOOP_DATA_DIR: dir,
        DATABASE_URL: database.url,
        ANTHROPIC_API_KEY: 'test-key',
        ANTHROPIC_BASE_URL: model.url,
      }),
      watchRuns: false,
    })
  // One after the other: the first brings the database up to date.
  const runtimes: Runtime[] = []
  for (const dir of dirs) runtimes.push(await open(dir))
  const [first] = runtimes
  if (first === undefined) throw new Error('two are opened')
  const id = await startSampleRun(first)
  const stored = runtimes.map(() => 0)
  const { signal } = new AbortController()
  await Promise.all(
    runtimes.map((runtime, at) =>
      runtime.executeStoredRun(id, {
        signal,
        onFlush: (records) => {
          stored[at] = (stored[at] ?? 0) + records.filter((record) => !record.reused).length
        },
      }),
    ),
  )
  const progress = await first.runs.progress(id)
  expect(progress?.status).toBe('completed')
  expect(progress?.arms.map((arm) => arm.done)).toEqual([150, 150])
  expect(model.calls).toBe(progress?.calls)
  expect((stored[0] ?? 0) + (stored[1] ?? 0)).toBe(model.calls)
  expect(Math.min(...stored)).toBeGreaterThan(0)
  expect((await first.runs.find(id))?.calls).toBe(model.calls)
  for (const runtime of runtimes) await runtime.close()
  for (const dir of dirs) rmSync(dir, { recursive: true, force: true })
  await database.drop()
  await model.close()
})
