// The product's own way: a dataset in the embedded database, answers parsed, matched, scored and stored.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseEnv } from '@/lib/env'
import { createRuntime, type Runtime } from '@/lib/runtime'
import { importDataset } from '@/lib/usecases/import-dataset'
import { importPool } from '@/lib/usecases/import-pool'
import { startRun, startRunSchema } from '@/lib/usecases/start-run'
import { apiKey, callsOf, type Load, model } from './load'

const sampleUsers = 'samples/health-users.csv'

const openRuntime = (folder: string, url: string): Promise<Runtime> =>
  createRuntime({
    env: parseEnv({ HITLOOP_DATA_DIR: folder, ANTHROPIC_API_KEY: apiKey, ANTHROPIC_BASE_URL: url }),
    watchRuns: false,
  })

/** The sample's rows, as often as they are needed, each time with other users. */
async function writeUsers(folder: string, rows: number): Promise<string> {
  const [header = '', ...lines] = (await readFile(sampleUsers, 'utf8')).trimEnd().split('\n')
  const path = join(folder, 'users.csv')
  const body = Array.from({ length: rows }, (_, i) => {
    const lap = Math.floor(i / lines.length)
    return `${lap === 0 ? '' : lap}${lines[i % lines.length]}`
  })
  await writeFile(path, `${[header, ...body].join('\n')}\n`)
  return path
}

async function plan(runtime: Runtime, folder: string, { rows, concurrency }: Load): Promise<string> {
  const { id: sceneId } = await runtime.scenes.create('bench')
  const { dataset } = await importDataset(runtime.datasets, {
    sceneId,
    name: 'bench',
    path: await writeUsers(folder, rows),
    fileName: 'users.csv',
    options: { label: '下一产品' },
  })
  await importPool(runtime.pools, {
    sceneId,
    path: 'samples/health-pool.csv',
    fileName: 'pool',
    columns: { product: '产品' },
  })
  const texts = {
    variables: await readFile('samples/variables.txt', 'utf8'),
    emptyCells: 'omit',
    origin: 'written',
    parentId: null,
  } as const
  const versionIds: string[] = []
  for (const name of ['A', 'B']) {
    // The user's id makes each prompt unlike the others, so that every trial is a call.
    const prompt = await runtime.prompts.create(sceneId, name, {
      ...texts,
      template: `${name} {{用户ID}} {{请求时间}} $USER_PROFILE $USER_ACTION`,
    })
    versionIds.push(prompt.versions[0]?.id ?? '')
  }
  const input = startRunSchema.parse({
    datasetId: dataset.id,
    versionIds,
    models: [{ connection: 'anthropic', model }],
    sample: { strategy: 'uniform', size: rows, seed: 1 },
    concurrency,
  })
  return startRun(runtime.ports, sceneId, input)
}

/** Writes a run down in `folder`, ready to be executed. */
export async function planStored(folder: string, url: string, load: Load): Promise<string> {
  const runtime = await openRuntime(folder, url)
  try {
    return await plan(runtime, folder, load)
  } finally {
    await runtime.close()
  }
}

/** Opens the database and returns what executes the run to its end. Throws unless every trial was scored. */
export async function prepareStored(folder: string, url: string, load: Load, id?: string) {
  const runtime = await openRuntime(folder, url)
  const runId = id ?? (await plan(runtime, folder, load))
  return async (): Promise<number> => {
    await runtime.executeStoredRun(runId, { signal: new AbortController().signal })
    const progress = await runtime.runs.progress(runId)
    const scored = progress?.arms.reduce((sum, arm) => sum + arm.done - arm.failed, 0)
    if (progress?.status !== 'completed' || scored !== callsOf(load)) throw new Error(JSON.stringify(progress))
    await runtime.close()
    return 0
  }
}
