// Which column holds what: chosen among the file's columns, or written where they can't be told.
'use client'

import { useTranslations } from 'next-intl'
import { SelectField, TextField } from '@/components/ui/field'
import { type ChosenPoolColumns, guessPoolColumns, type PoolField } from '@/lib/core/dataset/pool-columns'

interface ColumnChoicesProps {
  fields: readonly PoolField[]
  /** The file's columns; none where they can't be told. */
  names: readonly string[]
  /** Chosen so far, in these fields and others: what is guessed follows from it. */
  chosen: ChosenPoolColumns
  onChoose: (field: PoolField, column: string | undefined) => void
}

export function ColumnChoices({ fields, names, chosen, onChoose }: ColumnChoicesProps) {
  const t = useTranslations('pool')
  const wordsOf = (field: PoolField): { label: string; hint?: string } => {
    if (field === 'product') return { label: t('upload.product'), hint: t('upload.productHint') }
    if (field === 'score') return { label: t('upload.score'), hint: t('upload.scoreHint') }
    return { label: t('upload.columnOf', { field: t(`fields.${field}`) }) }
  }
  if (names.length === 0) {
    return fields.map((field) => <TextField key={field} {...wordsOf(field)} name={field} autoComplete="off" />)
  }
  return fields.map((field) => {
    const column = names[guessPoolColumns(names, { ...chosen, [field]: undefined })[field]]
    return (
      <SelectField
        key={field}
        {...wordsOf(field)}
        name={field}
        defaultValue=""
        onChange={(event) => onChoose(field, event.target.value || undefined)}
      >
        <option value="">{column === undefined ? t('upload.guessed') : t('upload.guessedAs', { column })}</option>
        {names.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </SelectField>
    )
  })
}
