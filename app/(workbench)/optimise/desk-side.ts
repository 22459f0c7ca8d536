// One side of the desk: a version or a text of its own, values for this trial, and the model that is asked.
import { type ModelChosen, modelOf } from '@/components/prompt/model-chosen'
import { isSameText, type PromptText } from '@/components/prompt/prompt-text'
import type { Attempt } from '@/components/prompt/use-attempts'
import { standsAlone } from '@/lib/core/prompt/override-variables'
import type { PromptVersion } from '@/lib/store/prompts'
import type { TryPromptInput } from '@/lib/usecases/try-prompt'

/** A saved version as the desk needs it. */
export interface DeskVersion {
  id: string
  promptId: string
  promptName: string
  number: number
  text: PromptText
  origin: string
  parentId: string | null
  feedback: string | null
  note: string | null
  tags: string[]
}

export const toDeskVersion = (version: PromptVersion): DeskVersion => {
  const { id, promptId, promptName, number, origin, parentId, feedback, note, tags } = version
  const { template, variables, emptyCells } = version
  return {
    ...{ id, promptId, promptName, number, origin, parentId, feedback, note, tags },
    text: { template, variables, emptyCells },
  }
}

export interface Side {
  /** What the text came from; null for one that was never saved. */
  version: DeskVersion | null
  text: PromptText
  /** Values for this trial, written as the variables box is; never saved with a version. */
  values: string
  model: ModelChosen
}

export type Sides = readonly [Side, Side]

export const emptyText: PromptText = { template: '', variables: '', emptyCells: 'omit' }

export const sideOf = (version: DeskVersion | null, model: ModelChosen): Side => ({
  version,
  text: version?.text ?? emptyText,
  values: '',
  model,
})

/** Whether the text is more than what is saved. */
export const isDirty = ({ version, text }: Side): boolean => !isSameText(text, version?.text ?? emptyText)

/** Whether anything would be lost with the page. */
export const isUnsaved = (side: Side): boolean => isDirty(side) || side.values.trim() !== ''

/** The rows that a side is asked on; none where its values say everything, and its answer is then nobody's. */
export const rowsFor = ({ text, values }: Side, rows: readonly number[]): number[] =>
  standsAlone(text, values) ? [] : [...rows]

/** What the server is asked. `name` is what sentences call the side. */
export const tryInputOf = (
  side: Side,
  name: string,
  datasetId: string | null,
  rows: readonly number[],
): TryPromptInput => ({
  ...side.text,
  ...modelOf(side.model),
  name,
  values: side.values,
  datasetId,
  rowIndexes: rowsFor(side, rows),
})

/** Whether an attempt was made with another text, other values, another model or dataset than now stand on the side. */
export function isStale({ asked }: Attempt, side: Side, datasetId: string | null): boolean {
  const { connection, model } = modelOf(side.model)
  const sameModel = asked.connection === connection && asked.model === model
  return !(
    isSameText(asked, side.text) &&
    asked.values === side.values &&
    sameModel &&
    (asked.datasetId === datasetId || asked.rowIndexes.length === 0)
  )
}

/** The attempts that were made with what now stands on the side. */
export const freshAttempts = (
  byRow: ReadonlyMap<number | null, Attempt>,
  side: Side,
  datasetId: string | null,
): ReadonlyMap<number | null, Attempt> =>
  new Map([...byRow].filter(([, attempt]) => !isStale(attempt, side, datasetId)))

/** The attempt that a side shows for a row: its own, or the one that is nobody's. */
export const shownAttempt = (
  byRow: ReadonlyMap<number | null, Attempt>,
  side: Side,
  rowIndex: number,
): Attempt | undefined => byRow.get(standsAlone(side.text, side.values) ? null : rowIndex)
