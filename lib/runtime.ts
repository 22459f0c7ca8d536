// The one place where parts are wired: environment → database → stores → engine. One runtime a process.
import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join, resolve } from 'node:path'
import { log } from './boundary/log'
import type { TrainingRow } from './core/baseline/nearest-rows'
import { createNormaliser } from './core/matching/normalise'
import { isVendor, type Vendor, vendors } from './core/run/connection'
import { executeRun } from './engine/execute-run'
import type { CallRecord, ModelClient } from './engine/ports'
import { createSupervisor } from './engine/run-supervisor'
import { systemClock } from './engine/system-clock'
import { type Env, parseEnv } from './env'
import { AppError, errorValue } from './errors'
import { toSimplified } from './files/to-simplified'
import { createEmbeddedModel } from './models/embedded'
import { costUsd } from './models/prices'
import { createVendorClient } from './models/vendor-client'
import { createAliasStore } from './store/aliases'
import { createConnectionStore } from './store/connections'
import { openDatabase, prepareDataDir } from './store/database'
import { createDatasetStore } from './store/datasets'
import { createPoolStore } from './store/pools'
import { createPromptStore } from './store/prompts'
import { createRunLedger } from './store/run-ledger'
import { createRunStore } from './store/runs'
import { createSceneStore } from './store/scenes'
import { createSealer } from './store/secret'
import { shareReads } from './store/share-reads'
import { createTrialStore } from './store/trials'
import { createPoolMatchers } from './usecases/pool-matchers'
import { type ResolvedConnection, resolveConnection } from './usecases/resolve-connection'
import { seedSampleScene } from './usecases/seed-scene'
import { openEvaluation } from './usecases/stored-evaluation'

export type Runtime = Awaited<ReturnType<typeof createRuntime>>

export interface RuntimeOptions {
  env: Env
  /** Which runs this process executes by itself: all that are pending (a server), or those it is told to (the command line). */
  watchRuns: boolean
  /** Key and address for this process alone, in place of the stored and the environment's ones; never stored. */
  access?: { vendor: Vendor; apiKey: string | null; baseUrl: string | null } | undefined
}

// Shorter than the pages look, so that each still sees something new at every look.
const PROGRESS_SHARED_MS = 500

/** Opens everything. Throws 'dataDir.held', 'dataDir.unusable', 'database.unreachable'. */
export async function createRuntime({ env, watchRuns, access }: RuntimeOptions) {
  const dataDir = await prepareDataDir(env.HITLOOP_DATA_DIR)
  const database = await openDatabase({ dataDir, url: env.DATABASE_URL })
  const { prisma } = database
  const sealer = await createSealer(dataDir, env.HITLOOP_SECRET)
  const stores = {
    scenes: createSceneStore(prisma),
    datasets: createDatasetStore(prisma),
    pools: createPoolStore(prisma),
    aliases: createAliasStore(prisma),
    prompts: createPromptStore(prisma),
    connections: createConnectionStore(prisma, sealer),
    runs: createRunStore(prisma),
    trials: createTrialStore(prisma),
  }
  const worker = `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`
  const ledger = createRunLedger(prisma, worker)
  const watchProgress = shareReads(PROGRESS_SHARED_MS, systemClock.now, stores.runs.progress)
  const normaliser = createNormaliser({ toSimplified })
  const ports = { ...stores, normaliser, costUsd }
  const matchers = createPoolMatchers(ports)

  const vendorConnection = async (vendor: Vendor): Promise<ResolvedConnection> =>
    access?.vendor === vendor
      ? { ...access, header: 'bearer', from: 'environment' }
      : resolveConnection(vendor, await stores.connections.findSecrets(vendor), env)
  const vendorClient = async (vendor: Vendor): Promise<ModelClient> =>
    createVendorClient(vendor, await vendorConnection(vendor))
  /** Vendors with a connection that could be used. */
  const usableVendors = async (): Promise<Vendor[]> => {
    const resolved = await Promise.all(vendors.map(async (vendor) => ({ vendor, ...(await vendorConnection(vendor)) })))
    return resolved.filter(({ from }) => from !== null).map(({ vendor }) => vendor)
  }
  const embeddedClient = (training: (versionKey: string) => Promise<TrainingRow[]>): ModelClient =>
    createEmbeddedModel({ training })

  /** Executes a stored run to its end here; also how the command line runs one. */
  const executeStoredRun = async (
    runId: string,
    signal: AbortSignal,
    onFlush?: (records: readonly CallRecord[]) => void,
  ): Promise<void> => {
    const run = await stores.runs.find(runId)
    if (run === null) return
    await ledger.release(runId)
    try {
      const { workload, training } = await openEvaluation(ports, run)
      const embedded = embeddedClient(training)
      const clients = new Map<string, ModelClient>()
      for (const { connection } of run.arms) {
        if (isVendor(connection)) clients.set(connection, await vendorClient(connection))
      }
      const { concurrency, maxCalls, budgetUsd } = run
      await executeRun({
        runId,
        ledger,
        workload,
        clientFor: (connection) => clients.get(connection) ?? embedded,
        clock: systemClock,
        random: Math.random,
        signal,
        limits: { concurrency, maxCalls, budgetUsd },
        onFlush,
        onTrouble: (error, attempt) =>
          log.error({ err: error, runId, attempt }, 'storing answers failed, trying again'),
      })
    } catch (error) {
      if (signal.aborted) return
      if (!(error instanceof AppError)) throw error
      await ledger.finish(runId, 'failed', errorValue(error))
    }
  }

  const supervisor = createSupervisor({
    worker,
    leases: stores.runs,
    clock: systemClock,
    execute: (runId, signal) => executeStoredRun(runId, signal),
    onTrouble: (error) => log.error({ err: error }, 'a run could not go on'),
  })

  const uploadsDir = join(dataDir, 'uploads')
  if (database.backend === 'pglite') {
    // The lock says that nobody else is alive on this database: what is half-done is a dead process's.
    await Promise.all([stores.datasets, stores.pools, stores.runs].map((store) => store.deleteUnfinished(new Date())))
    await stores.runs.dropAllLeases()
    await rm(uploadsDir, { recursive: true, force: true })
  }
  if (watchRuns) {
    await seedSampleScene(stores, resolve(process.cwd(), 'samples'))
    supervisor.watch()
  }

  return {
    ...stores,
    ledger,
    watchProgress,
    ports,
    matchers,
    supervisor,
    uploadsDir,
    executeStoredRun,
    vendorConnection,
    vendorClient,
    usableVendors,
    embeddedClient,
    costUsd,
    close: async () => {
      await supervisor.close()
      await database.close()
    },
  }
}

// Next bundles pages, routes and the start hook apart; the process's one runtime must be found by all of them.
const place = Symbol.for('hitloop.runtime')
const shared = globalThis as typeof globalThis & { [place]?: Promise<Runtime> | undefined }

/** The server's runtime, opened on first use. A failed opening is tried again at the next call. */
export function getRuntime(): Promise<Runtime> {
  shared[place] ??= createRuntime({ env: parseEnv(process.env), watchRuns: true }).catch((error: unknown) => {
    shared[place] = undefined
    throw error
  })
  return shared[place]
}
