// What is filled in where rows are made up, and what the server is asked for with it.
import { type ModelChosen, modelOf } from '@/components/prompt/model-chosen'
import { formatWantedColumn, parseWantedColumns, type WantedColumn } from '@/lib/core/dataset/synthetic/wanted-columns'
import type { WriteRowsInput } from '@/lib/usecases/write-rows'

export interface RowsForm {
  about: string
  columns: string
  /** '' for rows without one. */
  label: string
  rows: number
  seed: number
  language: 'zh' | 'en'
}

/** Columns that can be taken over from what the scene has. */
export interface ColumnSource {
  key: string
  kind: 'prompt' | 'dataset'
  name: string
  columns: WantedColumn[]
  /** Of a dataset: its label column. */
  label: string | null
}

export const emptyForm = (language: 'zh' | 'en'): RowsForm => ({
  ...{ about: '', columns: '', label: '', rows: 30, seed: 1, language },
})

/** The names in the box as far as it can be read; none where it can't. */
export function namesIn(columns: string): string[] {
  try {
    return parseWantedColumns(columns).map(({ name }) => name)
  } catch {
    return []
  }
}

/** The form with a source's columns behind those that it has; a name that is there stays as it is. */
export function takeOver(form: RowsForm, { columns, label }: ColumnSource): Partial<RowsForm> {
  const there = namesIn(form.columns)
  const added = columns.filter(({ name }) => !there.includes(name)).map(formatWantedColumn)
  const kept = form.columns.trimEnd()
  return {
    columns: [...(kept === '' ? [] : [kept]), ...added].join('\n'),
    ...(form.label === '' && label !== null ? { label } : {}),
  }
}

/** `before`: rows that are there, so that a further draw by rule differs. */
export function rowsInput(form: RowsForm, model: ModelChosen, before: number): WriteRowsInput {
  const { about, columns, label, rows, seed, language } = form
  return { ...modelOf(model), about, columns, label: label === '' ? null : label, rows, seed: seed + before, language }
}
