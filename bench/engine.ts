// What the engine and its storage cost over the calls themselves: 2,000 rows × 2 prompts, 100 ms ± 30 % a call, 64 at once, beside a
// bare loop over the vendor's SDK. The model server and each measured loop run in processes of their own.
// npx tsx bench/engine.ts
import '../scripts/memory.mjs'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { Anthropic } from '@anthropic-ai/sdk'
import { seededRandom } from '@/lib/core/sampling/random'
import { executeRun } from '@/lib/engine/execute-run'
import { createMemoryLedger } from '@/lib/engine/memory-ledger'
import type { ModelRequest, RunWorkload } from '@/lib/engine/ports'
import { requestHash } from '@/lib/engine/request-hash'
import { systemClock } from '@/lib/engine/system-clock'
import { parseEnv } from '@/lib/env'
import { createAnthropicClient } from '@/lib/models/anthropic'
import { shippedModels } from '@/lib/models/prices'
import { createRuntime } from '@/lib/runtime'
import { importDataset } from '@/lib/usecases/import-dataset'
import { importPool } from '@/lib/usecases/import-pool'
import { startRun, startRunSchema } from '@/lib/usecases/start-run'

const rows = 2000
const arms = 2
const latencyMs = 100
const rounds = 3
const concurrency = 64
const model = 'claude-haiku-5-5'
const apiKey = 'test-key'

/** About 400 characters, as a profile with recent behaviour renders. */
const promptOf = (row: number, arm: number) =>
  `${arm === 0 ? '请' : '请你'}为用户${row}推荐五个产品。${'性别女，年龄36~40岁，近期浏览过维生素C泡腾片。'.repeat(16)}`

interface Measured {
  wallMs: number
  cpuMs: number
  rssMb: number
}

async function measure(act: () => Promise<void>): Promise<Measured> {
  const cpu = process.cpuUsage()
  const began = performance.now()
  await act()
  const { user, system } = process.cpuUsage(cpu)
  return {
    wallMs: performance.now() - began,
    cpuMs: (user + system) / 1000,
    rssMb: process.resourceUsage().maxRSS / 1024,
  }
}

async function bareLoop(url: string): Promise<void> {
  const sdk = new Anthropic({ apiKey, baseURL: url, maxRetries: 0 })
  let next = 0
  const work = async () => {
    for (let i = next++; i < rows * arms; i = next++) {
      const content = promptOf(Math.floor(i / arms), i % arms)
      await sdk.messages.create({ model, max_tokens: 512, messages: [{ role: 'user', content }] })
    }
  }
  await Promise.all(Array.from({ length: concurrency }, work))
}

async function engine(url: string): Promise<void> {
  const requestOf = (row: number, arm: number): ModelRequest => ({
    connection: 'bench',
    model,
    parameters: { maxTokens: 512 },
    text: promptOf(row, arm),
  })
  const ledger = createMemoryLedger()
  ledger.plan(
    'bench',
    Array.from({ length: rows * arms }, (_, i) => {
      const position = Math.floor(i / arms)
      const arm = i % arms
      return { id: `${i}`, arm, position, rowIndex: position, requestHash: requestHash(requestOf(position, arm)) }
    }),
  )
  const workload: RunWorkload = {
    requests: async (claims) => claims.map(({ trials }) => requestOf(trials[0]?.rowIndex ?? 0, trials[0]?.arm ?? 0)),
    score: async ({ trials }, answer) =>
      trials.map(() => {
        const products = answer.text.split('\n')
        return { outcome: 'scored', products, poolProducts: [], hitRank: 0, bestProduct: products[0] ?? '', degree: 0 }
      }),
    costUsd: (_arm, answer) => shippedModels.costUsd('anthropic', model, answer),
  }
  const client = createAnthropicClient({ apiKey, baseUrl: url })
  const end = await executeRun({
    runId: 'bench',
    ledger,
    workload,
    clientFor: () => client,
    clock: systemClock,
    random: seededRandom(1),
    signal: new AbortController().signal,
    limits: { concurrency, maxCalls: null, budgetUsd: null },
  })
  const { calls } = await ledger.spent('bench')
  if (end.status !== 'completed' || calls !== rows * arms) throw new Error(`${end.status} after ${calls} calls`)
}

/** The product's own way: a dataset in the embedded database, answers parsed, matched, scored and stored. */
async function prepareStored(url: string): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'hitloop-bench-'))
  const runtime = await createRuntime({
    env: parseEnv({ HITLOOP_DATA_DIR: folder, ANTHROPIC_API_KEY: apiKey, ANTHROPIC_BASE_URL: url }),
    watchRuns: false,
  })
  const { id: sceneId } = await runtime.scenes.create('bench')
  const path = 'samples/health-users.csv'
  const { dataset } = await importDataset(runtime.datasets, {
    sceneId,
    name: 'bench',
    path,
    fileName: path,
    options: { label: '下一产品' },
  })
  await importPool(runtime.pools, { sceneId, path: 'samples/health-pool.csv', fileName: 'pool', productColumn: '产品' })
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
  const runId = await startRun(runtime.ports, sceneId, input)
  return async () => {
    await runtime.executeStoredRun(runId, { signal: new AbortController().signal })
    const progress = await runtime.runs.progress(runId)
    if (progress?.status !== 'completed' || progress.calls !== rows * arms) throw new Error(JSON.stringify(progress))
    await runtime.close()
    await rm(folder, { recursive: true, force: true })
  }
}

const start = (file: string, ...args: string[]): ChildProcess =>
  spawn(process.execPath, ['--import', 'tsx', file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })

async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('the child has no output')
  const [line] = await once(createInterface(child.stdout), 'line')
  return String(line)
}

async function measureIn(mode: string): Promise<Measured> {
  const server = start(
    fileURLToPath(new URL('../e2e/model-server.ts', import.meta.url)),
    '--latency',
    String(latencyMs),
    '--jitter',
    '0.3',
  )
  try {
    return JSON.parse(await firstLine(start(fileURLToPath(import.meta.url), mode, await firstLine(server))))
  } finally {
    server.kill()
  }
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

const medians = (runs: readonly Measured[]): Measured => ({
  wallMs: median(runs.map(({ wallMs }) => wallMs)),
  cpuMs: median(runs.map(({ cpuMs }) => cpuMs)),
  rssMb: median(runs.map(({ rssMb }) => rssMb)),
})

async function compare(): Promise<void> {
  const calls = rows * arms
  const ideal = (calls * latencyMs) / concurrency
  const floors: Measured[] = []
  const engines: Measured[] = []
  const stores: Measured[] = []
  // Alternately, so that what else the machine does falls on both.
  for (let round = 0; round < rounds; round++) {
    floors.push(await measureIn('floor'))
    engines.push(await measureIn('engine'))
    stores.push(await measureIn('stored'))
  }
  const floor = medians(floors)
  const ours = medians(engines)
  const stored = medians(stores)
  const line = (name: string, { wallMs, cpuMs, rssMb }: Measured) => ({
    '': name,
    'wall s': (wallMs / 1000).toFixed(2),
    '× ideal': (wallMs / ideal).toFixed(2),
    'CPU ms/call': (cpuMs / calls).toFixed(2),
    'peak RSS MB': rssMb.toFixed(0),
  })
  console.log(
    `${calls} calls, ${latencyMs} ms ± 30 %, ${concurrency} at once; ideal ${(ideal / 1000).toFixed(2)} s; medians of ${rounds}`,
  )
  console.table([
    line('bare SDK loop (floor)', floor),
    line('engine, memory ledger', ours),
    line('whole product, embedded database', stored),
  ])
  const verdict = (reached: boolean) => (reached ? 'reached' : 'MISSED')
  const ratio = stored.wallMs / floor.wallMs
  const allowed = 1.5 * ideal + 2000
  console.log(`stored / floor: wall ${ratio.toFixed(2)} (target ≤ 1.25: ${verdict(ratio <= 1.25)})`)
  console.log(
    `stored: wall ${(stored.wallMs / 1000).toFixed(2)} s (target ≤ ${(allowed / 1000).toFixed(2)}: ${verdict(stored.wallMs <= allowed)})`,
  )
  console.log(
    `stored: CPU ${(stored.cpuMs / calls).toFixed(2)} ms a call (target ≤ 2.5: ${verdict(stored.cpuMs / calls <= 2.5)})`,
  )
  console.log(`stored: peak ${stored.rssMb.toFixed(0)} MB (target ≤ 350: ${verdict(stored.rssMb <= 350)})`)
}

const [mode, url = ''] = process.argv.slice(2)
if (mode === undefined) await compare()
else {
  const act = mode === 'floor' ? () => bareLoop(url) : mode === 'engine' ? () => engine(url) : await prepareStored(url)
  console.log(JSON.stringify(await measure(act)))
}
