// Whose answers meet: arms of a run that is there, or versions and models on a new sample.
'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { DatasetOption } from '@/components/dataset/dataset-option'
import { ModelPicker } from '@/components/run/model-picker'
import type { VersionChoice } from '@/components/run/version-choices'
import { VersionPicker } from '@/components/run/version-picker'
import { Checkbox, SelectField, TextField } from '@/components/ui/field'
import { MOST_ROWS } from '@/lib/core/arena/arena-limits'
import type { Vendor } from '@/lib/core/run/connection'
import type { ArenaChoices, RunChoice } from '../arena-choices'

export interface ArenaOffer {
  runs: RunChoice[]
  versions: VersionChoice[]
  datasets: { id: string; name: string; rowCount: number; synthetic: boolean }[]
  /** Model names by vendor; only of vendors that can be called. */
  suggestions: Partial<Record<Vendor, Promise<string[]>>>
}

export interface FieldsProps {
  choices: ArenaChoices
  onChange: (patch: Partial<ArenaChoices>) => void
}

export function AnswersFields({ offer, choices, onChange }: FieldsProps & { offer: ArenaOffer }) {
  const t = useTranslations('arena.form')
  const group = useId()
  return (
    <div className="grid gap-4">
      <fieldset className="grid gap-2 sm:grid-cols-2">
        <legend className="sr-only">{t('answers')}</legend>
        {(['new', 'run'] as const).map((from) => (
          <label
            key={from}
            className="flex cursor-pointer items-start gap-2 rounded-md border border-line-strong px-3 py-2 has-checked:border-ink has-checked:bg-sunk"
          >
            <input
              type="radio"
              name={group}
              checked={choices.from === from}
              onChange={() => onChange({ from })}
              className="mt-1 accent-ink"
            />
            <span>
              <span className="block text-sm font-medium">{t(from === 'new' ? 'fromNew' : 'fromRun')}</span>
              <span className="block text-xs text-ink-2">{t(from === 'new' ? 'fromNewHint' : 'fromRunHint')}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {choices.from === 'run' ? (
        <RunFields runs={offer.runs} choices={choices} onChange={onChange} />
      ) : (
        <NewFields offer={offer} choices={choices} onChange={onChange} />
      )}
    </div>
  )
}

function RunFields({ runs, choices, onChange }: FieldsProps & { runs: RunChoice[] }) {
  const t = useTranslations('arena.form')
  if (runs.length === 0) return <p className="text-sm text-ink-2">{t('noRuns')}</p>
  const run = runs.find(({ id }) => id === choices.runId)
  const choose = (id: string) =>
    onChange({ runId: id, arms: runs.find((one) => one.id === id)?.arms.map(({ arm }) => arm) ?? [] })
  const toggle = (arm: number) =>
    onChange({
      arms: choices.arms.includes(arm) ? choices.arms.filter((one) => one !== arm) : [...choices.arms, arm],
    })
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <SelectField label={t('run')} value={choices.runId} onChange={(event) => choose(event.target.value)}>
        {runs.map(({ id, number, arms, rows, synthetic }) => (
          <DatasetOption
            key={id}
            id={id}
            name={t('runOption', { number, arms: arms.length, rows })}
            synthetic={synthetic}
          />
        ))}
      </SelectField>
      <fieldset>
        <legend className="mb-1 text-sm font-medium">{t('contenders')}</legend>
        {run?.arms.map(({ arm, title }) => (
          <Checkbox
            key={arm}
            checked={choices.arms.includes(arm)}
            onChange={() => toggle(arm)}
            label={<span className="[overflow-wrap:anywhere]">{title}</span>}
          />
        ))}
      </fieldset>
    </div>
  )
}

function NewFields({ offer, choices, onChange }: FieldsProps & { offer: ArenaOffer }) {
  const t = useTranslations('arena.form')
  const batch = useTranslations('batch')
  return (
    <div className="grid gap-x-8 gap-y-4 lg:grid-cols-3">
      <VersionPicker
        versions={offer.versions}
        chosen={choices.versionIds}
        onChange={(versionIds) => onChange({ versionIds })}
      />
      <ModelPicker choices={choices} suggestions={offer.suggestions} onChange={onChange} />
      <div className="grid content-start gap-4">
        <SelectField
          label={batch('dataset')}
          value={choices.datasetId}
          onChange={(event) => onChange({ datasetId: event.target.value })}
        >
          {offer.datasets.map(({ id, name, rowCount, synthetic }) => (
            <DatasetOption
              key={id}
              id={id}
              name={batch('datasetOption', { name, rows: rowCount })}
              synthetic={synthetic}
            />
          ))}
        </SelectField>
        <TextField
          label={t('rows')}
          hint={t('rowsHint', { most: MOST_ROWS })}
          type="number"
          min={1}
          max={MOST_ROWS}
          required
          value={choices.rows}
          onChange={(event) => onChange({ rows: event.target.value })}
        />
      </div>
    </div>
  )
}
