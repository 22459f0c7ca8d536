// The one place where parts are wired: environment → database → stores → engine. One runtime a process.
import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join, resolve } from 'node:path'
import { log } from './boundary/log'
import type { TrainingRow } from './core/baseline/nearest-rows'
import { createNormaliser } from './core/matching/normalise'
import { vendors } from './core/run/choices'
import { isVendor, type Vendor } from './core/run/connection'
import { createModelTable, type ModelSetting } from './core/run/model-table'
import { createKeptAsker } from './engine/ask-kept'
import { type CallOptions, callWithRetry } from './engine/call-with-retry'
import { executeBatchRun } from './engine/execute-batch-run'
import { executeRun } from './engine/execute-run'
import { createPace, type Pace, type PaceLimits } from './engine/pace'
import type { CallRecord, ModelClient, ModelRequest } from './engine/ports'
import { BEAT_MS, createSupervisor } from './engine/run-supervisor'
import { createSpeedometer, type Speed } from './engine/speedometer'
import { systemClock } from './engine/system-clock'
import { type Env, parseEnv } from './env'
import { AppError, type ErrorValue, errorValue } from './errors'
import { toSimplified } from './files/to-simplified'
import { createEmbeddedModel } from './models/embedded'
import { shippedPrice } from './models/prices'
import { createBatchClient, createVendorClient } from './models/vendor-client'
import { createAliasStore } from './store/aliases'
import { createAnswerStore } from './store/answers'
import { createArenaStore } from './store/arenas'
import { createBatchJobStore } from './store/batch-jobs'
import { createConnectionStore } from './store/connections'
import { openDatabase, prepareDataDir } from './store/database'
import { createDatasetStore } from './store/datasets'
import { createModelSettingStore } from './store/model-settings'
import { createPairVerdictStore } from './store/pair-verdicts'
import { createPoolStore } from './store/pools'
import { createPromptStore } from './store/prompts'
import { createQuickBattleStore } from './store/quick-battles'
import { createRunLedger } from './store/run-ledger'
import { createRunStore, type Run, type RunProgress } from './store/runs'
import { createSceneStore } from './store/scenes'
import { createSearchStore } from './store/search'
import { createSealer } from './store/secret'
import { shareReads } from './store/share-reads'
import { createSliceStore } from './store/slices'
import { storageTrouble } from './store/storage-trouble'
import { createTrialStore } from './store/trials'
import { createVoterStore } from './store/voters'
import { createVoteStore } from './store/votes'
import { createWorkerStore } from './store/workers'
import { createArenaBoard } from './usecases/arena-board'
import { judgeArena } from './usecases/judge-arena'
import { createJudge, createStages } from './usecases/judge-run'
import { createJudgedRuns } from './usecases/judged-runs'
import { createJudging } from './usecases/judging'
import { keepScored } from './usecases/keep-scored'
import { createKnownVoters } from './usecases/known-voters'
import { createPairFrames } from './usecases/pair-frames'
import { createPoolMatchers } from './usecases/pool-matchers'
import type { PrepareTryPorts } from './usecases/prepare-try'
import { type ResolvedConnection, resolveConnection } from './usecases/resolve-connection'
import { createRunFacts } from './usecases/run-facts'
import { createRunResults } from './usecases/run-result'
import { seedSampleScene } from './usecases/seed-scene'
import { openEvaluation } from './usecases/stored-evaluation'
import { createVoterDesks } from './usecases/voter-desks'

export type Runtime = Awaited<ReturnType<typeof createRuntime>>

export interface RuntimeOptions {
  env: Env
  /** Which runs this process executes by itself: all that are pending (a server), or those it is told to (the command line). */
  watchRuns: boolean
  /** Key and address for this process alone, in place of the stored and the environment's ones; never stored. */
  access?: { vendor: Vendor; apiKey: string | null; baseUrl: string | null } | undefined
}

// What a model may have under way at once where nobody set a limit: runs set theirs below it.
const MAX_CONCURRENCY = 1024

const MODEL_LIST_TIMEOUT_MS = 4000

const JUDGE_ATTEMPTS = 6
// Somebody is waiting in front of the page.
const QUICK_ATTEMPTS = 2

// Shorter than the pages look, so that each still sees something new at every look.
const PROGRESS_SHARED_MS = 500

/** A run as the pages that watch it see it. */
export interface WatchedRun extends RunProgress {
  speed: Speed | null
  /** Why answers can't be stored at the moment: the run stands still meanwhile. */
  trouble: ErrorValue | null
  /** Until when the model's server asked not to be called, in milliseconds since the epoch. */
  heldUntil: number | null
  /** Hosts of the processes that execute runs, one each; empty where this one is alone by nature. */
  hosts: string[]
}

export interface ExecuteOptions {
  /** Breaks off the calls under way. */
  signal: AbortSignal
  /** Asks nothing more; calls under way finish. */
  enough?: AbortSignal | undefined
  onFlush?: ((records: readonly CallRecord[]) => void) | undefined
}

const logTrouble = (what: string) => (error: unknown) => log.error({ err: error }, what)

type ModelAt = Pick<ModelRequest, 'connection' | 'model'>

/** A model of this process knows no overload. */
const unpaced: Pick<Pace, 'attempt' | 'heed'> = { attempt: (_signal, act) => act(), heed: () => undefined }

/** This process's part of what a person set; a call at once at least, so that none stands idle for good. */
const shareOfLimits = (
  { requestsPerMinute, maxConcurrency }: Pick<ModelSetting, 'requestsPerMinute' | 'maxConcurrency'>,
  executors: number,
): PaceLimits => ({
  requestsPerMinute: requestsPerMinute === null ? null : requestsPerMinute / executors,
  maxConcurrency: Math.max(1, Math.floor((maxConcurrency ?? MAX_CONCURRENCY) / executors)),
})

/** Opens everything. Throws 'dataDir.held', 'dataDir.unusable', 'database.address', 'database.unreachable'. */
export async function createRuntime({ env, watchRuns, access }: RuntimeOptions) {
  const dataDir = await prepareDataDir(env.HITLOOP_DATA_DIR)
  const database = await openDatabase({ dataDir, url: env.DATABASE_URL })
  const { prisma } = database
  const sealer = await createSealer(dataDir, env.HITLOOP_SECRET)
  const stores = {
    scenes: createSceneStore(prisma),
    search: createSearchStore(prisma),
    datasets: createDatasetStore(prisma),
    pools: createPoolStore(prisma),
    aliases: createAliasStore(prisma),
    pairVerdicts: createPairVerdictStore(prisma),
    answers: createAnswerStore(prisma),
    prompts: createPromptStore(prisma),
    connections: createConnectionStore(prisma, sealer),
    modelSettings: createModelSettingStore(prisma),
    runs: createRunStore(prisma),
    slices: createSliceStore(prisma),
    trials: createTrialStore(prisma),
    arenas: createArenaStore(prisma),
    voters: createVoterStore(prisma),
    votes: createVoteStore(prisma),
    quickBattles: createQuickBattleStore(prisma),
  }
  const worker = `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`
  const workers = createWorkerStore(prisma, worker)
  const ledger = createRunLedger(prisma, worker)
  const batchJobs = createBatchJobStore(prisma, worker)
  const normaliser = createNormaliser({ toSimplified })
  const readModels = async () => createModelTable(shippedPrice, await stores.modelSettings.list())
  const ports = { ...stores, normaliser, readModels }
  const matchers = createPoolMatchers(ports)
  const trials = { ...stores.trials, ...keepScored(stores.trials) }
  const facts = createRunFacts({ ...ports, trials })
  const frames = createPairFrames({ ...ports, trials })
  const results = createRunResults({ ...stores, trials })
  const judged = createJudgedRuns({ ...stores, facts })
  const board = createArenaBoard({ ...stores, now: systemClock.now })

  const vendorConnection = async (vendor: Vendor): Promise<ResolvedConnection> =>
    access?.vendor === vendor
      ? { ...access, header: 'bearer', headers: [], from: 'environment' }
      : resolveConnection(vendor, await stores.connections.findSecrets(vendor), env)
  const vendorClient = async (vendor: Vendor): Promise<ModelClient> =>
    createVendorClient(vendor, await vendorConnection(vendor))
  /** Vendors with a connection that could be used. */
  const usableVendors = async (): Promise<Vendor[]> => {
    const resolved = await Promise.all(vendors.map(async (vendor) => ({ vendor, ...(await vendorConnection(vendor)) })))
    return resolved.filter(({ from }) => from !== null).map(({ vendor }) => vendor)
  }
  /** Models that a connection offers; none when it doesn't say in time, since any name may be typed. */
  const listModels = async (vendor: Vendor): Promise<string[]> => {
    try {
      const client = await vendorClient(vendor)
      return (await client.listModels(AbortSignal.timeout(MODEL_LIST_TIMEOUT_MS))).map((model) => model.id)
    } catch {
      return []
    }
  }
  const troubles = new Map<string, ErrorValue>()
  const embeddedClient = (training: (versionKey: string) => Promise<TrainingRow[]>): ModelClient =>
    createEmbeddedModel({ training })
  const clientFor: PrepareTryPorts['clientFor'] = async (connection, training) =>
    isVendor(connection) ? await vendorClient(connection) : embeddedClient(training)

  let executors = 1
  // Read again at each beat, so that a limit that is set applies to runs under way.
  let models = await readModels()
  /**
   * One pace a model, since vendors ration each model by itself; shared by all runs of this process. Holds are shared with
   * the other processes, and limits are parted among them.
   */
  const paces = new Map<string, Pace>()
  const paceKeyOf = ({ connection, model }: ModelAt): string => `${connection} ${model}`
  const paceOf = ({ connection, model }: ModelAt): Pace => {
    const key = paceKeyOf({ connection, model })
    const found = paces.get(key)
    if (found !== undefined) return found
    const pace = createPace({
      clock: systemClock,
      limits: () => shareOfLimits(models.limitsOf(connection, model), executors),
      onHold: (until) => void workers.hold(key, new Date(until)).catch(logTrouble('a hold was not shared')),
    })
    paces.set(key, pace)
    return pace
  }

  const speedometer = createSpeedometer(systemClock.now)
  const paceKeysOf = new Map<string, readonly string[]>()
  const heldUntil = (runId: string): number | null => {
    const until = Math.max(0, ...(paceKeysOf.get(runId) ?? []).map((one) => paces.get(one)?.state().heldUntil ?? 0))
    return until > systemClock.now() ? until : null
  }
  const watchRun = shareReads(PROGRESS_SHARED_MS, systemClock.now, async (runId): Promise<WatchedRun | null> => {
    const [progress, processes] = await Promise.all([
      stores.runs.progress(runId),
      database.backend === 'pglite' ? [] : workers.list(),
    ])
    if (progress === null) return null
    const done = progress.arms.reduce((sum, arm) => sum + arm.done, 0)
    const trials = progress.bestOf?.calls ?? progress.arms.reduce((sum, arm) => sum + arm.trials, 0)
    // The answers of a batch come all at once: what was seen in the last minute tells nothing of the next.
    const running = progress.status === 'running' && progress.batches === null
    if (!running) speedometer.forget(runId)
    return {
      ...progress,
      speed: running ? speedometer.note(runId, { ...progress, done, trials }) : null,
      trouble: troubles.get(runId) ?? null,
      heldUntil: heldUntil(runId),
      hosts: processes.map(({ host }) => host),
    }
  })

  const beat = async (): Promise<void> => {
    await workers.beat()
    models = await readModels()
    executors = Math.max(1, (await workers.list()).length)
    for (const { connection, until } of await workers.listHolds(new Date()))
      paces.get(connection)?.hold(until.getTime())
  }
  /** While `act` lasts, other processes see that this one lives. */
  const beating = async <T>(act: () => Promise<T>): Promise<T> => {
    // Before the first claim: what nobody living has taken counts as given back.
    await beat()
    const timer = setInterval(() => void beat().catch(logTrouble('the sign of life was not stored')), BEAT_MS)
    try {
      return await act()
    } finally {
      clearInterval(timer)
    }
  }

  /** What both executors are told of a run. */
  const watched = (runId: string, onFlush: ExecuteOptions['onFlush']) => ({
    onFlush: (records: readonly CallRecord[]) => {
      troubles.delete(runId)
      onFlush?.(records)
    },
    onTrouble: (error: unknown, attempt: number) => {
      troubles.set(runId, storageTrouble(error))
      log.error({ err: error, runId, attempt }, 'storing answers failed, trying again')
    },
  })

  const executeLive = async (run: Run, { signal, enough, onFlush }: ExecuteOptions): Promise<void> => {
    const { id: runId, concurrency, maxCalls, budgetUsd, reuse } = run
    // First the keys: without them the dataset needn't be read, and a worker that has none looks again at each beat.
    const clients = new Map<string, ModelClient>()
    for (const { connection } of run.arms) {
      if (isVendor(connection)) clients.set(connection, await vendorClient(connection))
    }
    const { workload, training } = await openEvaluation(ports, run)
    const embedded = embeddedClient(training)
    paceKeysOf.set(runId, run.arms.map(paceKeyOf))
    await beating(() =>
      executeRun({
        runId,
        ledger,
        workload,
        clientFor: (connection) => clients.get(connection) ?? embedded,
        paceFor: (request) => (isVendor(request.connection) ? paceOf(request) : unpaced),
        executors: () => executors,
        clock: systemClock,
        random: Math.random,
        signal,
        enough,
        reuse,
        limits: { concurrency, maxCalls, budgetUsd },
        decided: createJudge(stores, run),
        nextStage: createStages(stores, run),
        ...watched(runId, onFlush),
      }),
    )
  }

  /** Leaves the run to another process where one executes it already. */
  const executeBatches = async (run: Run, { signal, enough, onFlush }: ExecuteOptions): Promise<void> => {
    const { id: runId, maxCalls, budgetUsd, reuse } = run
    const client = createBatchClient(await vendorConnection('anthropic'))
    await beating(async () => {
      if (!(await batchJobs.lead(runId))) return
      try {
        const { workload } = await openEvaluation(ports, run)
        await executeBatchRun({
          runId,
          ledger,
          jobs: batchJobs,
          workload,
          client,
          clock: systemClock,
          random: Math.random,
          signal,
          enough,
          reuse,
          limits: { maxCalls, budgetUsd },
          onWaiting: (reason) => (reason === null ? troubles.delete(runId) : troubles.set(runId, reason)),
          ...watched(runId, onFlush),
        })
      } finally {
        await batchJobs.leave(runId).catch(logTrouble('the lease of a run was not given back'))
      }
    })
  }

  const execute = async (runId: string, options: ExecuteOptions): Promise<void> => {
    const { signal } = options
    const run = await stores.runs.find(runId)
    if (run?.status !== 'running') return
    try {
      await (run.transport === 'batch' ? executeBatches : executeLive)(run, options)
    } catch (error) {
      if (signal.aborted) return
      if (!(error instanceof AppError)) throw error
      // A worker that lacks the key or the secret must not pause what others can go on with.
      const lacksModel = error.code.startsWith('model.')
      if (lacksModel && (await workers.list()).some(({ id }) => id !== worker)) {
        log.warn({ runId, code: error.code }, 'this process takes no part in the run')
        return
      }
      // No key, no address: as with a key that is refused, the run can go on once there is one.
      await ledger.finish(runId, lacksModel ? 'paused' : 'failed', errorValue(error))
    } finally {
      troubles.delete(runId)
      paceKeysOf.delete(runId)
    }
  }

  const executing = new Map<string, Promise<void>>()
  /**
   * Executes a stored run to its end here, alone or beside other processes; also how the command line runs one. Once a process:
   * who asks while it is under way waits for that, since what this process has taken nobody else counts as open.
   */
  const executeStoredRun = (runId: string, options: ExecuteOptions): Promise<void> => {
    const underWay = executing.get(runId)
    if (underWay !== undefined) return underWay
    const run = execute(runId, options).finally(() => executing.delete(runId))
    executing.set(runId, run)
    return run
  }

  /** A call outside of any run. */
  const callOptions = (request: ModelRequest, maxAttempts: number, signal: AbortSignal): CallOptions => ({
    ...{ maxAttempts, clock: systemClock, random: Math.random, signal, waitSignal: signal },
    pace: isVendor(request.connection) ? paceOf(request) : unpaced,
    onHeard: () => undefined,
  })
  const leaving = new AbortController()
  const askKept = createKeptAsker({ findAnswers: ledger.findAnswers, keep: stores.answers.keep }, (request) =>
    callOptions(request, QUICK_ATTEMPTS, leaving.signal),
  )

  const desks = createVoterDesks({ votes: stores.votes, now: systemClock.now })
  const known = createKnownVoters(stores.voters, systemClock.now)
  const voting = {
    ...stores,
    voters: { ...stores.voters, findLink: known.findLink },
    /** Whatever was read of links and sessions is read anew. */
    forget: () => {
      known.forget()
      board.forget()
    },
    board,
    desks,
    now: systemClock.now,
    random: Math.random,
  }
  /** How judges ask: with retries, at the model's pace. */
  const judgeAsk = async (vendor: Vendor) => {
    const client = await vendorClient(vendor)
    return (request: ModelRequest, signal: AbortSignal) =>
      callWithRetry(client, request, callOptions(request, JUDGE_ATTEMPTS, signal))
  }
  const judging = createJudging(
    async (input, signal) =>
      await judgeArena({ ...voting, readModels, ask: await judgeAsk(input.connection) }, input, signal),
    logTrouble('a judge could not go on'),
  )

  const supervisor = createSupervisor({
    listRunning: async () => {
      const running = await stores.runs.listRunning()
      // So that a speed is known before anybody looks.
      await Promise.all(running.map(({ id }) => watchRun(id)))
      return running
    },
    clock: systemClock,
    execute: (runId, signal, enough) => executeStoredRun(runId, { signal, enough }),
    onTrouble: logTrouble('a run could not go on'),
  })

  const uploadsDir = join(dataDir, 'uploads')
  const samplesDir = resolve(process.cwd(), 'samples')
  if (database.backend === 'pglite') {
    // The lock says that nobody else is alive on this database: what is half-done is a dead process's.
    await Promise.all([stores.datasets, stores.pools, stores.runs].map((store) => store.deleteUnfinished(new Date())))
    await workers.forgetOthers()
    await rm(uploadsDir, { recursive: true, force: true })
  } else await stores.datasets.deleteSilent()
  if (watchRuns) {
    await seedSampleScene(stores, samplesDir)
    supervisor.watch()
  }

  return {
    ...stores,
    ledger,
    batchJobs,
    workers,
    watchRun,
    ports,
    matchers,
    facts,
    frames,
    judgeAsk,
    results,
    /** Runs as a judge scores them in the grey zone. */
    judged,
    /** What a voter's request needs. */
    voting,
    judging,
    /** What a battle outside of a session needs. */
    quick: { ...ports, quickBattles: stores.quickBattles, clientFor, askKept, random: Math.random },
    supervisor,
    uploadsDir,
    samplesDir,
    executeStoredRun,
    vendorConnection,
    vendorClient,
    usableVendors,
    listModels,
    clientFor,
    shippedPrice,
    close: async () => {
      judging.close()
      leaving.abort()
      await supervisor.close()
      await workers.leave().catch(logTrouble('the process could not sign off'))
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
