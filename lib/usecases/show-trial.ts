// What was sent to a model on one row, and what came back, for a person who wants to see it raw.
import { renderTemplate } from '@/lib/core/prompt/render-template'
import { AppError } from '@/lib/errors'
import type { DatasetStore } from '@/lib/store/datasets'
import type { PromptStore } from '@/lib/store/prompts'
import type { RunStore } from '@/lib/store/runs'
import type { TrialStore } from '@/lib/store/trials'
import { bindArms } from './evaluation'

export interface ShowTrialPorts {
  runs: Pick<RunStore, 'find'>
  datasets: Pick<DatasetStore, 'find' | 'listRowsByIndex'>
  prompts: Pick<PromptStore, 'listVersions'>
  trials: Pick<TrialStore, 'listAnswers'>
}

/** Arm, position in the sample, and index of the row in the dataset. */
export interface TrialPlace {
  arm: number
  position: number
  rowIndex: number
}

export interface TrialTexts {
  prompt: string
  /** null when no answer was kept: the call failed, or isn't done. */
  answer: string | null
}

/** The prompt is rendered again: versions and rows never change. Throws 'notFound.*'. */
export async function showTrial(
  { runs, datasets, prompts, trials }: ShowTrialPorts,
  runId: string,
  place: TrialPlace,
): Promise<TrialTexts> {
  const run = await runs.find(runId)
  const arm = run?.arms[place.arm]
  if (run === null || arm === undefined) throw new AppError('notFound.run', {})
  const [dataset, [version], rows, answers] = await Promise.all([
    datasets.find(run.datasetId),
    prompts.listVersions([arm.promptVersionId]),
    datasets.listRowsByIndex(run.datasetId, [place.rowIndex]),
    trials.listAnswers(run.id, place.arm, [place.position]),
  ])
  const row = rows.get(place.rowIndex)
  if (dataset === null || row === undefined) throw new AppError('notFound.dataset', {})
  if (version === undefined) throw new AppError('notFound.prompt', {})
  const columns = dataset.columns.map((column) => column.name)
  const [binding] = bindArms([{ name: arm.name, versionKey: version.id, ...version }], columns)
  return {
    prompt: binding === undefined ? '' : renderTemplate(binding, row.cells),
    answer: answers.get(place.position) ?? null,
  }
}
