// Settings that most runs leave as they are. What is wrong inside opens the fold, so that the browser can point at it.
'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { SelectField, TextField } from '@/components/ui/field'
import { matchGrades } from '@/lib/core/run/choices'
import { type Choices, DEFAULT_THETA, transportOf } from '../start-choices'

export function AdvancedFields({
  choices,
  onChange,
}: {
  choices: Choices
  onChange: (patch: Partial<Choices>) => void
}) {
  const t = useTranslations('batch')
  // A θ that the address brought must be seen.
  const [open, setOpen] = useState(choices.theta !== String(DEFAULT_THETA))
  // What is submitted at once can't be ended early, and knows no calls at once.
  const batch = transportOf(choices) === 'batch'
  const number = (key: 'theta' | 'concurrency' | 'maxTokens' | 'maxCalls' | 'budget' | 'repeats' | 'stopAtGain') => ({
    type: 'number',
    value: choices[key],
    onChange: (event: { target: { value: string } }) => onChange({ [key]: event.target.value }),
  })
  return (
    <details
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      onInvalidCapture={() => setOpen(true)}
      className="rounded-lg border bg-card px-5 py-3"
    >
      <summary className="text-sm font-medium text-ink-2">{t('advanced')}</summary>
      <div className="mt-3 mb-1 grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <TextField label={t('theta')} hint={t('thetaHint')} min={0} max={1} step="any" required {...number('theta')} />
        <SelectField
          label={t('match')}
          value={choices.match}
          onChange={(event) => onChange({ match: event.target.value as Choices['match'] })}
        >
          {matchGrades.map((grade) => (
            <option key={grade} value={grade}>
              {t(`matches.${grade}`)}
            </option>
          ))}
        </SelectField>
        <TextField label={t('concurrency')} min={1} max={256} required disabled={batch} {...number('concurrency')} />
        <TextField label={t('maxTokens')} hint={t('maxTokensHint')} min={1} max={64000} {...number('maxTokens')} />
        <TextField label={t('maxCalls')} hint={t('unlimited')} min={1} {...number('maxCalls')} />
        <TextField label={t('budget')} min={0.000001} step="any" {...number('budget')} />
        <TextField label={t('repeats')} hint={t('repeatsHint')} min={1} max={20} required {...number('repeats')} />
        <SelectField
          label={t('reuse')}
          value={choices.reuse ? 'kept' : 'fresh'}
          onChange={(event) => onChange({ reuse: event.target.value === 'kept' })}
        >
          <option value="kept">{t('reuseKept')}</option>
          <option value="fresh">{t('reuseFresh')}</option>
        </SelectField>
        <TextField
          label={t('stopAtGain')}
          hint={t(batch ? 'notInBatches' : 'stopAtGainHint')}
          disabled={batch}
          min={0.1}
          max={50}
          step="any"
          {...number('stopAtGain')}
        />
      </div>
    </details>
  )
}
