// What is done to the cells of one column: the choice, and the small form that goes with it.
'use client'

import { useTranslations } from 'next-intl'
import { SelectField, TextField } from '@/components/ui/field'
import type { ColumnPipe, ColumnPipeKind } from './builder-draft'
import { EntriesForm } from './entries-form'

interface PipeFormProps {
  column: string
  pipe: ColumnPipe | null
  /** A kind to begin with, null for none. */
  onChoose: (kind: ColumnPipeKind | null) => void
  onChange: (pipe: ColumnPipe) => void
}

const kinds: readonly ColumnPipeKind[] = ['map', 'band', 'truncate', 'list']

export function PipeChoice({ pipe, onChoose }: Omit<PipeFormProps, 'onChange' | 'column'>) {
  const t = useTranslations('prompts.build')
  return (
    <SelectField
      label={t('pipe')}
      value={pipe?.kind ?? ''}
      onChange={(event) => onChoose(kinds.find((kind) => kind === event.target.value) ?? null)}
    >
      <option value="">{t('pipes.none')}</option>
      {kinds.map((kind) => (
        <option key={kind} value={kind}>
          {t(`pipes.${kind}`)}
        </option>
      ))}
    </SelectField>
  )
}

/** A whole number from what is typed; 0, which no pipe takes, where it is none. */
const countOf = (typed: string): number => (/^\d+$/.test(typed) ? Number(typed) : 0)

export function PipeForm({ column, pipe, onChange }: Omit<PipeFormProps, 'onChoose'>) {
  const t = useTranslations('prompts.build')
  if (pipe === null) return null
  switch (pipe.kind) {
    case 'map':
    case 'band':
      return <EntriesForm column={column} pipe={pipe} onChange={onChange} />
    case 'truncate':
      return (
        <TextField
          type="number"
          min={1}
          label={t('length')}
          hint={t('lengthHint')}
          value={pipe.length || ''}
          onChange={(event) => onChange({ ...pipe, length: countOf(event.target.value) })}
          className="max-w-56"
        />
      )
    case 'list': {
      const { joiner, most } = pipe
      return (
        <div className="grid gap-1">
          <div className="grid max-w-96 grid-cols-2 gap-3">
            <TextField
              label={t('joiner')}
              value={joiner}
              onChange={(event) => onChange({ ...pipe, joiner: event.target.value })}
            />
            <TextField
              type="number"
              min={1}
              label={t('most')}
              placeholder={t('all')}
              value={most || ''}
              onChange={({ target: { value } }) =>
                onChange({ kind: 'list', joiner, ...(value === '' ? {} : { most: countOf(value) }) })
              }
            />
          </div>
          <p className="text-xs text-ink-3">{t('listHint')}</p>
        </div>
      )
    }
  }
}
