// A RunLedger in memory, for runs that are gone with their process.
import type { RunStatus, TrialScore } from '@/lib/core/run/run'
import type { ErrorValue } from '@/lib/errors'
import type { CallClaim, CallRecord, ModelAnswer, RunLedger, RunTotals, TrialRef } from './ports'

export interface PlannedTrial extends TrialRef {
  position: number
  requestHash: string
}

/** A trial as the report reads it. `record` is null while it is pending; its `trials` hold all that share the call. */
export interface MemoryTrial extends PlannedTrial {
  score: TrialScore | null
  record: CallRecord | null
}

export interface MemoryLedger extends RunLedger {
  /** Adds a run with its trials, all pending. */
  plan(runId: string, trials: readonly PlannedTrial[]): void
  /** Further trials of a run, all pending. */
  extend(runId: string, trials: readonly PlannedTrial[]): void
  /** The trials of a run, in the order of the sample: by position, then arm. Unknown runs have none. */
  trials(runId: string): MemoryTrial[]
  /** How a run ended, or null while it has not. */
  end(runId: string): { status: Exclude<RunStatus, 'running'>; reason: ErrorValue | null } | null
}

interface MemoryCall {
  claim: CallClaim
  record: CallRecord | null
}

interface MemoryRun {
  trials: { trial: PlannedTrial; call: MemoryCall }[]
  calls: MemoryCall[]
  /** The latest call of each request hash: what was planned later asks anew, or is answered from memory. */
  latest: Map<string, MemoryCall>
  /** Calls that nobody has taken, the next one last: a scan of all calls at each claim would be quadratic. */
  untaken: MemoryCall[]
  totals: RunTotals
  end: ReturnType<MemoryLedger['end']>
}

const unrecorded = (calls: readonly MemoryCall[]): MemoryCall[] =>
  calls.filter(({ record }) => record === null).reverse()

const emptyRun = (): MemoryRun => ({
  trials: [],
  calls: [],
  latest: new Map(),
  untaken: [],
  totals: { calls: 0, costUsd: 0 },
  end: null,
})

/** In the order of the sample. Trials of one plan with one request share its call. */
function addTrials(run: MemoryRun, plan: readonly PlannedTrial[]): void {
  const added = new Map<string, MemoryCall>()
  for (const trial of [...plan].sort((a, b) => a.position - b.position || a.arm - b.arm)) {
    const { id, arm, rowIndex, requestHash } = trial
    const call = added.get(requestHash) ?? { claim: { requestHash, trials: [] }, record: null }
    call.claim.trials.push({ id, arm, rowIndex })
    added.set(requestHash, call)
    run.trials.push({ trial, call })
  }
  run.calls.push(...added.values())
  for (const [requestHash, call] of added) run.latest.set(requestHash, call)
  run.untaken = [...unrecorded([...added.values()]), ...run.untaken]
}

const plusCall = ({ calls, costUsd }: RunTotals, answer: CallRecord['answer']): RunTotals => {
  const cost = answer === null ? 0 : answer.costUsd
  return { calls: calls + 1, costUsd: costUsd === null || cost === null ? null : costUsd + cost }
}

/** An empty ledger. Each method is one step, so that none sees another half done. */
export function createMemoryLedger(): MemoryLedger {
  const runs = new Map<string, MemoryRun>()
  const answers = new Map<string, ModelAnswer>()
  const run = (runId: string): MemoryRun => {
    const found = runs.get(runId)
    if (!found) throw new Error(`no run ${runId}`)
    return found
  }

  return {
    plan(runId, trials) {
      const added = emptyRun()
      addTrials(added, trials)
      runs.set(runId, added)
    },
    extend(runId, trials) {
      addTrials(run(runId), trials)
    },
    trials: (runId) => {
      const { trials = [], calls = [] } = runs.get(runId) ?? {}
      const scores = new Map(
        calls.flatMap(({ record }) => record?.trials.map(({ id, score }) => [id, score] as const) ?? []),
      )
      return trials.map(({ trial, call }) => ({
        ...trial,
        record: call.record,
        score: scores.get(trial.id) ?? null,
      }))
    },
    end: (runId) => run(runId).end,

    async claim(runId, limit) {
      const { untaken } = run(runId)
      const taken = untaken.splice(Math.max(0, untaken.length - limit))
      return taken.reverse().map(({ claim }) => claim)
    },
    // No other process can reach this memory.
    countElsewhere: async () => 0,
    async findAnswers(requestHashes) {
      const found = new Map<string, ModelAnswer>()
      for (const hash of requestHashes) {
        const answer = answers.get(hash)
        if (answer) found.set(hash, answer)
      }
      return found
    },
    async record(runId, records) {
      const found = run(runId)
      for (const record of records) {
        const call = found.latest.get(record.requestHash)
        if (!call || call.record) continue
        call.record = record
        if (!record.reused) found.totals = plusCall(found.totals, record.answer)
        if (record.answer && !record.reused) {
          const { text, stop, inputTokens, outputTokens, latencyMs } = record.answer
          answers.set(record.requestHash, { text, stop, inputTokens, outputTokens, latencyMs })
        }
      }
      return found.totals
    },
    async release(runId) {
      const found = run(runId)
      found.untaken = unrecorded(found.calls)
    },
    spent: async (runId) => run(runId).totals,
    async finish(runId, status, reason) {
      run(runId).end = { status, reason }
    },
  }
}
