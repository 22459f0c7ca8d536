// What the versions of a prompt reached in the run with the most rows of real users that asked with each.
import type { PromptStore, VersionUse } from '@/lib/store/prompts'
import type { RunStore } from '@/lib/store/runs'
import { REPORT_K } from './run-report'
import type { RunResults } from './run-result'

interface VersionScoresPorts {
  prompts: Pick<PromptStore, 'listUses'>
  runs: Pick<RunStore, 'find'>
  results: Pick<RunResults, 'open'>
}

/** hit@k of one arm with its interval, both in [0, 1], and the run that it is from. */
export interface VersionScore {
  runId: string
  runNumber: number
  model: string
  k: number
  hit: number
  low: number
  high: number
  trials: number
}

/** A run's report reads all its trials, once: so many runs are looked into, the latest. */
const MOST_RUNS = 5

/** By version id, of runs with as many rows the latest; versions whose run is older than that, or has no answer yet, are left out. */
export async function versionScores(ports: VersionScoresPorts, promptId: string): Promise<Map<string, VersionScore>> {
  const surest = new Map<string, VersionUse>()
  for (const use of await ports.prompts.listUses(promptId)) {
    const before = surest.get(use.versionId)
    if (!use.synthetic && (before === undefined || use.rows > before.rows)) surest.set(use.versionId, use)
  }
  const newest = [...surest.values()].sort((x, y) => y.number - x.number)
  const scores = new Map<string, VersionScore>()
  for (const runId of [...new Set(newest.map((one) => one.runId))].slice(0, MOST_RUNS)) {
    const run = await ports.runs.find(runId)
    if (run === null) continue
    const { report } = await ports.results.open(run)
    for (const [versionId, use] of surest) {
      const scored = use.runId === runId ? report.versions[use.arm] : undefined
      const [low, high] = scored?.hitAtInterval[REPORT_K] ?? []
      const hit = scored?.hitAt[REPORT_K]
      if (scored === undefined || scored.trials === 0 || hit === undefined || low === undefined || high === undefined)
        continue
      const { model, trials } = scored
      scores.set(versionId, { runId, runNumber: run.number, model, k: REPORT_K, hit, low, high, trials })
    }
  }
  return scores
}
