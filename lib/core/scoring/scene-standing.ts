// Where a scene stands: what each version was measured at on comparable rows, and which of them is best.
import type { SampleSpec } from '../run/run'
import type { Interval } from '../statistics/wilson'
import type { Report } from './report'

export interface MeasuredRun {
  id: string
  number: number
  datasetId: string
  sample: SampleSpec
  theta: number
  match: string
  /** In the order of the report's versions. */
  arms: readonly { promptVersionId: string; name: string; connection: string; model: string }[]
  report: Pick<Report, 'versions' | 'baselines'>
}

/** A version × model as the run with the most rows measured it, of several the latest. Shares are in [0, 1]. */
export interface Measured {
  versionId: string
  name: string
  connection: string
  model: string
  runId: string
  runNumber: number
  rows: number
  hitRate: number
  interval: Interval
  coverage: number
  /** Rows whose answer could not be read. */
  unreadable: number
  /** US dollars for 1,000 calls, of another run where this one made none; null where no run tells a price. */
  costOfThousand: number | null
}

export interface Standing {
  /** In the order in which they were first measured. */
  measured: Measured[]
  best: Measured
  /** On the rows of the best one's run, the best first. */
  baselines: { name: string; hitRate: number; interval: Interval }[]
}

/** Hit rates may stand side by side when rows were drawn in the same way from the same data, and hits judged alike. */
function basisOf({ datasetId, sample, theta, match }: MeasuredRun): string {
  const { strategy, stratum, minimum, days } = sample
  return JSON.stringify([datasetId, strategy, stratum, minimum, days, theta, match])
}

/**
 * From completed runs, the newest first: those comparable with the newest. A version never changes, so that its run with the most
 * rows tells most of it, whatever smaller one came later. The best is the one with the greatest lower end of
 * its interval, so that a lucky small run does not win; of equals the one measured last. Null where nothing was measured.
 */
export function sceneStanding(runs: readonly MeasuredRun[], k: number): Standing | null {
  const told = runs.filter(({ report }) => report.versions.some(({ trials }) => trials > 0))
  const [newest] = told
  if (newest === undefined) return null
  const comparable = told.filter((run) => basisOf(run) === basisOf(newest)).reverse()
  const surest = new Map<string, Measured>()
  for (const run of comparable) {
    for (const one of measuredIn(run, k)) {
      const key = `${one.versionId} ${one.connection} ${one.model}`
      const before = surest.get(key)
      const [kept, other] = before === undefined || one.rows >= before.rows ? [one, before] : [before, one]
      surest.set(key, { ...kept, costOfThousand: kept.costOfThousand ?? other?.costOfThousand ?? null })
    }
  }
  const measured = [...surest.values()]
  const best = measured.reduce<Measured | undefined>(
    (leader, one) =>
      leader === undefined ||
      one.interval[0] > leader.interval[0] ||
      (one.interval[0] === leader.interval[0] && one.runNumber > leader.runNumber)
        ? one
        : leader,
    undefined,
  )
  if (best === undefined) return null
  const baselines = (comparable.find(({ id }) => id === best.runId)?.report.baselines ?? [])
    .map(({ name, hitAt, hitAtInterval }) => ({ name, hitRate: hitAt[k] ?? 0, interval: hitAtInterval[k] ?? whole }))
    .sort((x, y) => y.hitRate - x.hitRate)
  return { measured, best, baselines }
}

const whole: Interval = [0, 1]

function measuredIn({ id, number, arms, report }: MeasuredRun, k: number): Measured[] {
  return arms.flatMap(({ promptVersionId, name, connection, model }, at) => {
    const version = report.versions[at]
    if (version === undefined || version.trials === 0) return []
    const { trials, calls, costUsd, outcomes } = version
    return [
      {
        versionId: promptVersionId,
        name,
        connection,
        model,
        runId: id,
        runNumber: number,
        rows: trials,
        hitRate: version.hitAt[k] ?? 0,
        interval: version.hitAtInterval[k] ?? whole,
        coverage: version.answerCoverage,
        unreadable: outcomes.unparseable / trials,
        costOfThousand: costUsd === null || calls === 0 ? null : (costUsd / calls) * 1000,
      },
    ]
  })
}
