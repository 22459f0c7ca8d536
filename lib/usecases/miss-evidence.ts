// What a revision can learn from the misses of a run: a bounded sample of an arm's missed rows, each with what the model was
// told, what it said, and what the user really took.
import { parseVariables } from '@/lib/core/prompt/parse-variables'
import { variableValues } from '@/lib/core/prompt/variable-values'
import type { RevisionCase } from '@/lib/core/prompt/writer/revision-request'
import type { ScoredTrial } from '@/lib/core/run/run'
import { type MissChoice, sampleMisses } from '@/lib/core/scoring/sample-misses'
import type { DatasetStore } from '@/lib/store/datasets'
import type { PromptStore } from '@/lib/store/prompts'
import type { Run } from '@/lib/store/runs'
import type { TrialStore } from '@/lib/store/trials'
import type { RunFactsReader } from './run-facts'
import { REPORT_K } from './run-report'

/** More is neither read by a person nor understood better by a model. */
const MOST_ROWS = 20
const MOST_CHARACTERS = 4000

export interface MissEvidencePorts {
  facts: RunFactsReader
  datasets: Pick<DatasetStore, 'find' | 'listRowsByIndex'>
  prompts: Pick<PromptStore, 'listVersions'>
  trials: Pick<TrialStore, 'listAnswers'>
}

export interface MissedRow {
  rowIndex: number
  case: RevisionCase
  /** What the opposite arm said on it; '' where nothing is kept. */
  otherAnswer: string
}

export interface MissEvidence {
  runNumber: number
  /** What the run called the arm. */
  armName: string
  /** The version that missed, and the one opposite; null where the run has no other arm. */
  versionId: string
  otherVersionId: string | null
  /** Rows of the choice that were missed, of which `rows` are a sample drawn by `seed`. */
  total: number
  seed: number
  rows: MissedRow[]
}

const cut = (text: string): string => text.slice(0, MOST_CHARACTERS)
const outcomeOf = ({ outcome }: ScoredTrial): RevisionCase['outcome'] =>
  outcome === 'unparseable' || outcome === 'refused' ? outcome : 'miss'

/** Null where the run has no such arm, or its version is gone. Throws 'notFound.dataset' where its dataset is. */
export async function missEvidence(
  { facts, datasets, prompts, trials }: MissEvidencePorts,
  run: Run,
  choice: MissChoice,
  seed: number,
): Promise<MissEvidence | null> {
  const arm = run.arms.find((one) => one.arm === choice.arm)
  const other = run.arms.find((one) => one.arm === choice.other)
  const [version] = arm === undefined ? [] : await prompts.listVersions([arm.promptVersionId])
  if (arm === undefined || version === undefined) return null
  const known = await facts.open(run)
  const { total, trials: drawn } = sampleMisses(known, choice, { k: REPORT_K, size: MOST_ROWS, seed })
  const positions = drawn.map(({ position }) => position)
  const [dataset, rows, answers, others] = await Promise.all([
    datasets.find(run.datasetId),
    datasets.listRowsByIndex(
      run.datasetId,
      drawn.map(({ rowIndex }) => rowIndex),
    ),
    trials.listAnswers(run.id, arm.arm, positions),
    other === undefined ? new Map<number, string>() : trials.listAnswers(run.id, other.arm, positions),
  ])
  const written = { ...version, variables: parseVariables(version.variables) }
  const columns = dataset?.columns.map(({ name }) => name) ?? []
  return {
    ...{
      runNumber: run.number,
      armName: arm.name,
      versionId: version.id,
      otherVersionId: other?.promptVersionId ?? null,
      total,
      seed,
    },
    rows: drawn.map((trial) => ({
      rowIndex: trial.rowIndex,
      case: {
        values: variableValues(written, columns, rows.get(trial.rowIndex)?.cells ?? [])
          .slice(0, 100)
          .map(({ name, value }) => ({ name: name.slice(0, 200), value: cut(value) })),
        answer: cut(answers.get(trial.position) ?? ''),
        products: trial.products.slice(0, 100).map((name) => name.slice(0, 2000)),
        outcome: outcomeOf(trial),
        label: known.rows[trial.position]?.labels.join(' | ').slice(0, 2000) ?? '',
        nearest: trial.bestProduct.slice(0, 2000),
        degree: trial.degree,
      },
      otherAnswer: cut(others.get(trial.position) ?? ''),
    })),
  }
}
