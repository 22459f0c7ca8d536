// Which rows: how many, drawn how, by which seed.
'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Checkbox, SelectField, TextField } from '@/components/ui/field'
import { sampleStrategies, splits } from '@/lib/core/run/choices'
import type { SampleSpec } from '@/lib/core/run/run'
import { distinctKinds } from '@/lib/core/sampling/duplicates'
import type { Choices, DatasetChoice } from '../start-choices'

interface SampleFieldsProps {
  choices: Choices
  dataset: DatasetChoice | undefined
  onChange: (patch: Partial<Choices>) => void
}

function canDraw(strategy: SampleSpec['strategy'], dataset: DatasetChoice | undefined): boolean {
  if (dataset === undefined) return true
  if (strategy === 'stratified') return dataset.strata.length > 0
  if (strategy === 'days') return dataset.hasTime
  return strategy !== 'cold' || (dataset.hasTime && dataset.hasUser)
}

export function SampleFields({ choices, dataset, onChange }: SampleFieldsProps) {
  const t = useTranslations('batch')
  const { all, size, strategy, stratum, minimum, days, split, distinct, seed } = choices
  const strata = dataset?.strata ?? []
  const hint = strategy === 'latest' && dataset?.hasTime === false ? 'latestNoTime' : strategy
  return (
    <>
      <div className="grid content-start gap-1">
        <TextField
          label={t('size')}
          hint={dataset?.labelled ? t('sizeHint', { rows: dataset.labelled }) : undefined}
          type="number"
          min={1}
          max={dataset?.rowCount}
          required={!all}
          disabled={all}
          value={all ? (dataset?.labelled ?? '') : size}
          onChange={(event) => onChange({ size: event.target.value })}
        />
        <Checkbox label={t('all')} checked={all} onChange={(event) => onChange({ all: event.target.checked })} />
      </div>
      <div className="grid content-start gap-2">
        <SelectField
          label={t('strategy')}
          hint={t(`strategyHints.${hint}`)}
          value={strategy}
          onChange={(event) => onChange({ strategy: event.target.value as Choices['strategy'] })}
        >
          {sampleStrategies.map((each) => (
            <option key={each} value={each} disabled={!canDraw(each, dataset)}>
              {t(`strategies.${each}`)}
            </option>
          ))}
        </SelectField>
        {strategy === 'stratified' && (
          <SelectField
            label={t('stratum')}
            value={stratum}
            onChange={(event) => onChange({ stratum: event.target.value })}
          >
            {strata.map(({ name, distinct }) => (
              <option key={name} value={name}>
                {t('stratumOption', { name, distinct })}
              </option>
            ))}
          </SelectField>
        )}
        {strategy === 'labels' && (
          <TextField
            label={t('minimum')}
            type="number"
            min={1}
            max={1000}
            required
            value={minimum}
            onChange={(event) => onChange({ minimum: event.target.value })}
          />
        )}
        {strategy === 'days' && (
          <TextField
            label={t('days')}
            type="number"
            min={1}
            max={3660}
            required
            value={days}
            onChange={(event) => onChange({ days: event.target.value })}
          />
        )}
      </div>
      <SelectField
        label={t('split')}
        hint={t('splitHint')}
        value={split}
        onChange={(event) => onChange({ split: event.target.value as Choices['split'] })}
      >
        {(['all', ...splits] as const).map((each) => (
          <option key={each} value={each}>
            {t(`splits.${each}`)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('distinct')}
        hint={t('distinctHint')}
        value={distinct}
        onChange={(event) => onChange({ distinct: event.target.value as Choices['distinct'] })}
      >
        {(['all', ...distinctKinds] as const).map((each) => (
          <option key={each} value={each}>
            {t(`distincts.${each}`)}
          </option>
        ))}
      </SelectField>
      <div className="flex items-start gap-2">
        <TextField
          label={t('seed')}
          hint={t('seedHint')}
          type="number"
          min={0}
          max={2 ** 31 - 1}
          required
          value={seed}
          onChange={(event) => onChange({ seed: event.target.value })}
          className="grow"
        />
        <Button
          className="mt-[23.5px]"
          onClick={() => onChange({ seed: String(Math.floor(Math.random() * 1_000_000)) })}
        >
          {t('reshuffle')}
        </Button>
      </div>
    </>
  )
}
