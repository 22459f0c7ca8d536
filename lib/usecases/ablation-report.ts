// What each feature of a prompt is worth, by a run of it with and without: in hit rate, and in tokens a row.
import { bindTemplate } from '@/lib/core/prompt/bind-template'
import { droppedFeatures, readsOf } from '@/lib/core/prompt/dropped-features'
import { estimateTokens } from '@/lib/core/prompt/estimate-tokens'
import { parseVariables } from '@/lib/core/prompt/parse-variables'
import { renderTemplate } from '@/lib/core/prompt/render-template'
import type { Report } from '@/lib/core/scoring/report'
import type { DatasetStore } from '@/lib/store/datasets'
import type { PromptStore, PromptVersion } from '@/lib/store/prompts'
import type { Run } from '@/lib/store/runs'
import { REPORT_K } from './run-report'
import type { RunResults } from './run-result'

export interface FeatureWorth {
  dropped: string[]
  versionNumber: number
  /** Hit rate with it less that without it, in [−1, 1]; positive: it helps. */
  worth: number
  low: number
  high: number
  rows: number
  verdict: 'helps' | 'harms' | 'nothing' | 'undecided'
  /** Estimated tokens a row that it takes. */
  tokens: number
}

export interface AblationReport {
  wholeName: string
  model: string
  k: number
  hit: number
  /** Most worth first. */
  features: FeatureWorth[]
}

interface AblationPorts {
  prompts: Pick<PromptStore, 'listVersions'>
  datasets: Pick<DatasetStore, 'find' | 'listRows'>
  results: Pick<RunResults, 'open'>
}

type Arm = Run['arms'][number]

const ROWS_FOR_TOKENS = 50

const verdictOf = (verdict: Report['comparisons'][number]['verdict'], wholeIsA: boolean): FeatureWorth['verdict'] => {
  if (verdict === 'undecided') return 'undecided'
  if (verdict === 'no_difference') return 'nothing'
  return (verdict === 'a_better') === wholeIsA ? 'helps' : 'harms'
}

/** Null where no arm of the run is another one without a feature. The arms of one model are compared: the whole prompt's first. */
export async function ablationReport(ports: AblationPorts, run: Run): Promise<AblationReport | null> {
  const [dataset, versions] = await Promise.all([
    ports.datasets.find(run.datasetId),
    ports.prompts.listVersions([...new Set(run.arms.map(({ promptVersionId }) => promptVersionId))]),
  ])
  if (dataset === null) return null
  const columns = dataset.columns.map(({ name }) => name)
  const read = new Map(versions.map((version) => [version.id, bind(version, columns)]))
  const found = findWhole(run.arms, (arm) => read.get(arm.promptVersionId)?.reads)
  if (found === null) return null
  const [{ report }, rows] = await Promise.all([
    ports.results.open(run),
    ports.datasets.listRows(dataset.id, 0, ROWS_FOR_TOKENS),
  ])
  const tokensOf = (arm: Arm): number => {
    const binding = read.get(arm.promptVersionId)?.binding
    if (binding === undefined || rows.length === 0) return 0
    return rows.reduce((sum, row) => sum + estimateTokens(renderTemplate(binding, row.cells)), 0) / rows.length
  }
  const { whole, parts } = found
  const features = parts.flatMap(({ arm, dropped }): FeatureWorth[] => {
    const pair = report.comparisons.find(
      ({ versions: [a, b] }) => (a === whole.arm && b === arm.arm) || (a === arm.arm && b === whole.arm),
    )
    if (pair === undefined || pair.rows === 0) return []
    const wholeIsA = pair.versions[0] === whole.arm
    // The plain interval holds for one look at the end; until then the one that holds at every look.
    const [low, high] = run.status === 'completed' ? pair.interval : pair.anytimeInterval
    return [
      {
        ...{ dropped, rows: pair.rows, verdict: verdictOf(pair.verdict, wholeIsA) },
        ...(wholeIsA
          ? { worth: 0 - pair.difference, low: 0 - high, high: 0 - low }
          : { worth: pair.difference, low, high }),
        versionNumber: versions.find(({ id }) => id === arm.promptVersionId)?.number ?? 0,
        tokens: Math.round(tokensOf(whole) - tokensOf(arm)),
      },
    ]
  })
  return {
    ...{
      wholeName: whole.name,
      model: whole.model,
      k: REPORT_K,
      hit: report.versions[whole.arm]?.hitAt[REPORT_K] ?? 0,
    },
    features: features.sort((x, y) => y.worth - x.worth),
  }
}

function bind({ template, variables, emptyCells }: PromptVersion, columns: readonly string[]) {
  const version = { template, variables: parseVariables(variables), emptyCells }
  return { reads: readsOf(version, columns), binding: bindTemplate(version, columns).binding }
}

/** The arm of which most others of its model are ablations, and these. */
function findWhole(arms: readonly Arm[], readsOfArm: (arm: Arm) => ReturnType<typeof readsOf> | undefined) {
  let best: { whole: Arm; parts: { arm: Arm; dropped: string[] }[] } | null = null
  for (const whole of arms) {
    const all = readsOfArm(whole)
    if (all === undefined) continue
    const parts = arms.flatMap((arm) => {
      const some = readsOfArm(arm)
      const isOther = arm.connection !== whole.connection || arm.model !== whole.model
      const dropped = some === undefined || isOther ? null : droppedFeatures(all, some)
      return dropped === null ? [] : [{ arm, dropped }]
    })
    if (parts.length > (best?.parts.length ?? 0)) best = { whole, parts }
  }
  return best
}
