import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject, it } from 'vitest'
import { parseEnv } from './env'
import { createRuntime, type Runtime } from './runtime'
import { copyTemplate, createServerDatabase } from './store/testing/test-database'
import { pauseRun } from './usecases/pause-run'
import { resumeRun } from './usecases/resume-run'
import { storedReport } from './usecases/run-report'
import { seedSampleScene } from './usecases/seed-scene'
import { type StartRunInput, startRun, startRunSchema } from './usecases/start-run'

const never = new AbortController().signal
/** Each process that goes on with a run reads its dataset anew. */
const LONG_MS = 240_000
const openAt = (dir: string, url?: string) =>
  createRuntime({ env: parseEnv({ HITLOOP_DATA_DIR: dir, ...(url && { DATABASE_URL: url }) }), watchRuns: false })

/** Two good prompts of the sample and three that tell little, so that who wins is no chance. */
async function startSearch(
  runtime: Runtime,
  { bestOf, ...changes }: Partial<StartRunInput> = {},
  against?: number,
): Promise<string> {
  await seedSampleScene(runtime, 'samples')
  const [scene] = await runtime.scenes.list()
  const [dataset] = await runtime.datasets.list(scene?.id ?? '')
  const prompts = await runtime.prompts.list(scene?.id ?? '')
  const known = prompts.flatMap(({ versions }) => versions[0] ?? [])
  const poor = ['{{性别}}', '{{年龄段}}', '{{性别}}，{{年龄段}}']
  const added = await Promise.all(
    poor.map((template, at) =>
      runtime.prompts.create(scene?.id ?? '', `poor ${at}`, {
        ...{ template, variables: '', emptyCells: 'omit', origin: 'written', parentId: null },
      }),
    ),
  )
  const versionIds = [...known, ...added.flatMap(({ versions }) => versions[0] ?? [])].map(({ id }) => id)
  const input = startRunSchema.parse({
    datasetId: dataset?.id,
    versionIds,
    models: [{ connection: 'embedded', model: 'embedded' }],
    sample: { strategy: 'uniform', size: null, seed: 7 },
    bestOf: { budget: 240, ...bestOf, against: versionIds[against ?? -1] ?? null },
    ...changes,
  })
  return await startRun(runtime.ports, scene?.id ?? '', input)
}

const rowsAsked = async (runtime: Runtime, id: string) =>
  (await runtime.runs.progress(id))?.bestOf?.search.map(({ rows, out }) => ({ rows, out }))

it('halves the arms, confirms the winner on its own rows, reports these alone', { timeout: LONG_MS }, async () => {
  const dir = copyTemplate()
  const runtime = await openAt(dir)
  const id = await startSearch(runtime)
  const begun = await runtime.runs.find(id)
  const { rounds = [], confirmRows = 0 } = begun?.bestOf ?? {}
  expect(rounds.map(({ arms }) => arms)).toEqual([5, 3, 2])
  expect(await runtime.runs.progress(id)).toMatchObject({
    arms: rounds[0] && Array.from({ length: 5 }, () => ({ trials: rounds[0]?.rows, done: 0 })),
  })

  // It is let go after some writes, paused and resumed, as often as that takes.
  for (let looks = 0; (await runtime.runs.find(id))?.status !== 'completed' && looks < 100; looks++) {
    const controller = new AbortController()
    let writes = 0
    const onFlush = () => void (++writes === 2 && looks < 4 && controller.abort())
    await runtime.executeStoredRun(id, { signal: controller.signal, onFlush })
    if (looks % 3 === 0 && (await runtime.runs.find(id))?.status === 'running') {
      await pauseRun(runtime, id)
      expect((await runtime.runs.find(id))?.status).toBe('paused')
      await resumeRun({ runs: runtime.runs, supervisor: { start: () => undefined } }, { id })
    }
  }
  const run = await runtime.runs.find(id)
  if (run?.bestOf === null || run === null) throw new Error('no search')
  expect(run.status).toBe('completed')
  expect(run.bestOf.stages.map((arms) => arms.length)).toEqual([5, 3, 2, 2])
  const atRound = (round: number) => rounds.slice(0, round).reduce((sum, { rows }) => sum + rows, 0)
  const asked = (await rowsAsked(runtime, id)) ?? []
  expect(asked.map(({ rows }) => rows).sort((x, y) => x - y)).toEqual([1, 1, 2, 3, 3].map(atRound))
  expect(asked.filter(({ out }) => !out)).toHaveLength(1)
  expect(run.calls).toBeLessThanOrEqual(240)

  const report = await storedReport(runtime, run)
  const { winner, opponent } = report.bestOf ?? {}
  expect(report.versions.map(({ trials }) => trials).filter((trials) => trials > 0)).toEqual([confirmRows, confirmRows])
  expect(report.versions[winner ?? -1]?.trials).toBe(confirmRows)
  expect(report.comparisons).toHaveLength(1)
  expect(report.comparisons[0]?.versions).toEqual([winner ?? 0, opponent ?? 0].sort())
  // The behaviour column tells most of the label.
  expect(report.versions[winner ?? -1]?.name).toMatch(/行为优先/)
  const facts = await runtime.facts.open(run)
  expect(facts.arms.flat()).toHaveLength(2 * confirmRows)

  // No row of the confirmation was asked before, nor any of its users, of whom there are enough.
  const { rows } = await runtime.trials.listRows({
    ...{ runId: id, datasetId: run.datasetId, filter: 'all', a: 0, b: 1, k: 5, offset: 0, limit: 10_000 },
  })
  const [search, confirm] = [true, false].map((before) =>
    rows.filter(({ position }) => position < atRound(3) === before),
  )
  const seen = new Set(search?.map(({ rowIndex }) => rowIndex))
  expect(confirm?.filter(({ rowIndex }) => seen.has(rowIndex))).toEqual([])
  await runtime.close()
  rmSync(dir, { recursive: true, force: true })
})

it('sets the winner against the version that is named', { timeout: LONG_MS }, async () => {
  const dir = copyTemplate()
  const runtime = await openAt(dir)
  const id = await startSearch(runtime, {}, 2)
  await runtime.executeStoredRun(id, { signal: never })
  const run = await runtime.runs.find(id)
  expect(run).toMatchObject({ status: 'completed', bestOf: { against: [2] } })
  expect(run?.bestOf?.stages.at(-1)?.[1]).toBe(2)
  await runtime.close()
  rmSync(dir, { recursive: true, force: true })
})

it('is refused where it makes no sense', async () => {
  const dir = copyTemplate()
  const runtime = await openAt(dir)
  await expect(startSearch(runtime, { bestOf: { budget: 50, against: null } })).rejects.toMatchObject({
    code: 'run.bestOfTooSmall',
    params: { arms: 5, budget: 50 },
  })
  await runtime.close()
  rmSync(dir, { recursive: true, force: true })
})

const postgresUrl = inject('postgresUrl')

it.skipIf(postgresUrl === undefined)(
  'three processes share a search: each stage is opened once',
  { timeout: LONG_MS },
  async () => {
    const database = await createServerDatabase(postgresUrl ?? '')
    const dirs = [1, 2, 3].map(() => mkdtempSync(join(tmpdir(), 'hitloop-test-')))
    const runtimes: Runtime[] = []
    for (const dir of dirs) runtimes.push(await openAt(dir, database.url))
    const [first] = runtimes
    if (first === undefined) throw new Error('three are opened')
    const id = await startSearch(first)
    await Promise.all(runtimes.map((runtime) => runtime.executeStoredRun(id, { signal: never })))
    const run = await first.runs.find(id)
    expect(run).toMatchObject({ status: 'completed' })
    expect(run?.bestOf?.stages.map((arms) => arms.length)).toEqual([5, 3, 2, 2])
    expect(run?.calls).toBe((await first.runs.progress(id))?.arms.reduce((sum, { done }) => sum + done, 0))
    for (const runtime of runtimes) await runtime.close()
    for (const dir of dirs) rmSync(dir, { recursive: true, force: true })
    await database.drop()
  },
)
