// Which column holds the product names and which the scores: chosen among the file's columns, or written where they can't be told.
'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { SelectField, TextField } from '@/components/ui/field'
import { guessPoolColumns } from '@/lib/core/dataset/pool-columns'
import { useHeader } from './use-header'

export function ColumnChoices({ file }: { file: File }) {
  const t = useTranslations('pool.upload')
  const names = useHeader(file)
  const [product, setProduct] = useState('')
  const fields = [
    { field: 'product', label: t('product'), hint: t('productHint') },
    { field: 'score', label: t('score'), hint: t('scoreHint') },
  ] as const
  if (names.length === 0) {
    return fields.map(({ field, label, hint }) => (
      <TextField key={field} label={label} hint={hint} name={field} autoComplete="off" />
    ))
  }
  const guessed = guessPoolColumns(names, product === '' ? {} : { product })
  return fields.map(({ field, label, hint }) => {
    const column = names[guessed[field]]
    return (
      <SelectField
        key={field}
        label={label}
        hint={hint}
        name={field}
        defaultValue=""
        onChange={field === 'product' ? (event) => setProduct(event.target.value) : undefined}
      >
        <option value="">
          {column === undefined || (field === 'product' && product !== '') ? t('guessed') : t('guessedAs', { column })}
        </option>
        {names.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </SelectField>
    )
  })
}
