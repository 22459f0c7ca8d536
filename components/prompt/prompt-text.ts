// What the editor works on: a version's text, whose version it is, and the rows on which it is looked at.
import type { ColumnKind, ColumnRole } from '@/lib/core/dataset/dataset'
import type { EmptyCells } from '@/lib/core/prompt/bind-template'

export interface PromptText {
  template: string
  variables: string
  emptyCells: EmptyCells
}

/** The version that is open. A prompt not saved yet has no id, number 0 and an empty text. */
export interface EditorSubject {
  sceneId: string
  promptId: string | null
  name: string
  versionId: string | null
  number: number
  newest: number
  text: PromptText
}

export interface PreviewDataset {
  id: string
  name: string
  rowCount: number
  /** Its rows were made up. */
  synthetic: boolean
  /** `topValues`: some of the most frequent values of the whole column. */
  columns: { name: string; role: ColumnRole; kind: ColumnKind; topValues: string[] }[]
}

/** Whether a notation can carry the name of a column. */
export const isInsertable = (name: string): boolean => name.trim() !== '' && !/[{}\r\n]/.test(name)

export const isSameText = (x: PromptText, y: PromptText): boolean =>
  x.template === y.template && x.variables === y.variables && x.emptyCells === y.emptyCells
