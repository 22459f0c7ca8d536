import { rmSync } from 'node:fs'
import { afterEach, expect, it } from 'vitest'
import { parseEnv } from './env'
import { createRuntime, type Runtime } from './runtime'
import { copyTemplate } from './store/testing/test-database'
import { storedReport } from './usecases/run-report'
import { sampleSceneName } from './usecases/seed-scene'
import { type StartRunInput, startRun, startRunSchema } from './usecases/start-run'

const opened: { runtime: Runtime; dir: string }[] = []
const open = async (dir: string, watchRuns: boolean) => {
  const runtime = await createRuntime({ env: parseEnv({ HITLOOP_DATA_DIR: dir }), watchRuns })
  opened.push({ runtime, dir })
  return runtime
}
afterEach(async () => {
  for (const { runtime, dir } of opened.splice(0)) {
    await runtime.close()
    rmSync(dir, { recursive: true, force: true })
  }
})

const sampleRun = async (runtime: Runtime, changes: Partial<StartRunInput> = {}) => {
  const scene = (await runtime.scenes.list())[0]
  const dataset = (await runtime.datasets.list(scene?.id ?? ''))[0]
  const prompts = await runtime.prompts.list(scene?.id ?? '')
  const input = startRunSchema.parse({
    datasetId: dataset?.id,
    versionIds: prompts.map((prompt) => prompt.versions[0]?.id),
    models: [{ connection: 'embedded', model: 'embedded' }],
    sample: { strategy: 'latest', size: 120, seed: 7 },
    ...changes,
  })
  return await startRun(runtime.ports, scene?.id ?? '', input)
}

it('seeds a scene that is ready to run, runs it, and reports what is true of it', async () => {
  const runtime = await open(copyTemplate(), true)
  expect((await runtime.scenes.list()).map((scene) => scene.name)).toEqual([sampleSceneName])
  const id = await sampleRun(runtime)
  await runtime.executeStoredRun(id, { signal: new AbortController().signal })
  const run = await runtime.runs.find(id)
  if (run === null) throw new Error('the run is gone')
  const report = await storedReport(runtime, run)
  expect(report.run).toMatchObject({ id, status: 'completed', sampledRows: 120, seed: 7, theta: 0.8 })
  expect(report.versions.map((version) => [version.trials, version.outcomes.scored, version.costUsd])).toEqual([
    [120, 120, 0],
    [120, 120, 0],
  ])
  // The sample's behaviour column tells much more than the profile: the second prompt, which has both, must win.
  expect(report.comparisons[0]?.wins).toBeGreaterThan(report.comparisons[0]?.losses ?? 0)
  expect(report.versions[1]?.hitAt['5']).toBeGreaterThan(report.baselines[0]?.hitAt['5'] ?? 1)
  expect(report.versions[1]?.answerCoverage).toBeGreaterThan(0.9)
})

it('goes on with a run that a dead process left, without asking a stored answer again', async () => {
  const dir = copyTemplate()
  const first = await open(dir, true)
  const id = await sampleRun(first)
  const half = new AbortController()
  let stored = 0
  await first.executeStoredRun(id, {
    signal: half.signal,
    onFlush: () => {
      stored += 1
      half.abort()
    },
  })
  expect(stored).toBeGreaterThan(0)
  const done = (await first.runs.progress(id))?.calls ?? 0
  expect(done).toBeGreaterThan(0)
  expect(done).toBeLessThan(240)
  await first.close()
  opened.splice(0)

  const second = await open(dir, false)
  expect((await second.runs.find(id))?.status).toBe('running')
  await second.executeStoredRun(id, { signal: new AbortController().signal })
  expect(await second.runs.progress(id)).toMatchObject({ status: 'completed', calls: 240, reused: 0 })
})

it('says that a key is missing, and can go on once there is one', async () => {
  const runtime = await open(copyTemplate(), true)
  const id = await sampleRun(runtime, { models: [{ connection: 'anthropic', model: 'claude-haiku-5-5' }] })
  await runtime.executeStoredRun(id, { signal: new AbortController().signal })
  expect(await runtime.runs.find(id)).toMatchObject({ status: 'paused', reason: { code: 'model.noKey' } })
  expect(await runtime.runs.progress(id)).toMatchObject({ calls: 0 })
})

it('keeps no key in the clear', async () => {
  const runtime = await open(copyTemplate(), false)
  await runtime.connections.save('anthropic', { baseUrl: null, header: 'bearer', apiKey: 'sk-very-secret' })
  expect((await runtime.vendorConnection('anthropic')).apiKey).toBe('sk-very-secret')
  expect(JSON.stringify(await runtime.connections.find('anthropic'))).not.toContain('very')
})
