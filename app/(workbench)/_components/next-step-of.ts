// Chooses the one next step of a scene: what is missing first, in the order of the loop; then what holds the best prompt back.
import type { Measured, Standing } from '@/lib/core/scoring/scene-standing'

export interface SceneState {
  dataset: { id: string; name: string } | null
  hasLabel: boolean
  prompts: string[]
  hasPool: boolean
  running: { id: string; number: number } | null
  /** The newest run, where it stands still and could go on. */
  halted: { id: string; number: number } | null
  hasRuns: boolean
  standing: Standing | null
  /** The newest version of all, where no run has had it. */
  untested: { id: string; name: string } | null
  /** The newest completed run, where it could not tell its two best apart and more rows may. */
  undecided: { number: number; versionIds: string[]; rows: number; moreRows: number } | null
  /** Whether a language model can be called. */
  connected: boolean
}

export type Step =
  | { kind: 'running' | 'halted'; href: string; number: number }
  | { kind: 'data'; href: string }
  | { kind: 'label'; href: string; name: string }
  | { kind: 'prompt'; href: string }
  | { kind: 'run'; href: string; first: string; second: string; count: number }
  | { kind: 'untested'; href: string; name: string; best: string }
  | { kind: 'undecided'; href: string; number: number; moreRows: number }
  | { kind: 'unreadable' | 'uncovered'; href: string; name: string; share: number }
  | { kind: 'baseline'; href: string; name: string; baseline: string }
  | { kind: 'pool'; href: string }
  | { kind: 'connect'; href: string }
  | { kind: 'more'; href: string }

// Shares of rows from which a loss is worth the next hour.
const MANY_UNREADABLE = 0.05
const MANY_UNCOVERED = 0.1

export function nextStepOf(state: SceneState): Step {
  const { dataset, hasLabel, prompts, running, halted, hasRuns } = state
  if (running !== null) return { kind: 'running', href: `/batch/${running.id}`, number: running.number }
  if (dataset === null) return { kind: 'data', href: '/data' }
  if (!hasLabel) return { kind: 'label', href: `/data/${dataset.id}`, name: dataset.name }
  const [first, second] = prompts
  if (first === undefined) return { kind: 'prompt', href: '/prompts/new' }
  if (!hasRuns)
    return { kind: 'run', href: '/batch/new', first, second: second ?? '', count: Math.min(2, prompts.length) }
  if (halted !== null) return { kind: 'halted', href: `/batch/${halted.id}`, number: halted.number }
  return stepFromResults(state)
}

function stepFromResults({ hasPool, standing, untested, undecided, connected }: SceneState): Step {
  if (standing !== null && untested !== null) {
    const href = `/batch/new?versions=${standing.best.versionId},${untested.id}`
    return { kind: 'untested', href, name: untested.name, best: standing.best.name }
  }
  if (undecided !== null) {
    const { number, versionIds, rows, moreRows } = undecided
    const href = `/batch/new?versions=${versionIds.join(',')}&rows=${rows + moreRows}`
    return { kind: 'undecided', href, number, moreRows }
  }
  const loss = standing === null ? null : lossOf(standing.best, hasPool)
  if (loss !== null) return loss
  if (!hasPool) return { kind: 'pool', href: '/pool' }
  const [baseline] = standing?.baselines ?? []
  if (standing !== null && baseline !== undefined && standing.best.interval[0] <= baseline.hitRate)
    return {
      kind: 'baseline',
      href: `/batch/${standing.best.runId}`,
      name: standing.best.name,
      baseline: baseline.name,
    }
  return connected ? { kind: 'more', href: '/prompts' } : { kind: 'connect', href: '/settings' }
}

/** The greater of what answers lose on the way to a product: unreadable ones, and readable ones outside of the pool. */
function lossOf({ name, runId, unreadable, coverage }: Measured, hasPool: boolean): Step | null {
  const outside = hasPool ? Math.max(0, 1 - coverage - unreadable) : 0
  if (unreadable >= MANY_UNREADABLE && unreadable >= outside)
    return { kind: 'unreadable', href: `/batch/${runId}?filter=unparseable`, name, share: unreadable }
  if (outside >= MANY_UNCOVERED) return { kind: 'uncovered', href: '/pool/check', name, share: outside }
  return null
}
