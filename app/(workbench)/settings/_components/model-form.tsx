// What one model is called with, what it costs, how fast it may be called: only what its API takes.
'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { SelectField, TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { toast } from '@/components/ui/toast'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import { efforts } from '@/lib/core/run/choices'
import type { Vendor } from '@/lib/core/run/connection'
import type { ModelSetting } from '@/lib/core/run/model-table'
import { takenParameters } from '@/lib/core/run/taken-parameters'
import type { ErrorValue } from '@/lib/errors'
import { saveModel } from '../actions'
import { ForgetModel } from './forget-model'

export interface OpenedModel {
  connection: Vendor
  model: string
  setting: ModelSetting | null
  /** The published price by tiers; `above`: tokens of the prompt beyond which a tier holds. */
  shipped: { inputUsd: number; outputUsd: number; above: number | null }[]
}

const numbers = [
  'maxTokens',
  'temperature',
  'topP',
  'inputUsd',
  'outputUsd',
  'requestsPerMinute',
  'maxConcurrency',
] as const
const choices = ['effort', 'thinking'] as const
type Name = (typeof numbers)[number] | (typeof choices)[number]

const draftOf = (setting: ModelSetting | null): Record<Name, string> => {
  const { parameters = {}, ...rest } = setting ?? {}
  const values: Partial<Record<Name, string | number | null>> = { ...parameters, ...rest }
  const text = (name: Name) => String(values[name] ?? '')
  return {
    ...{ maxTokens: text('maxTokens'), temperature: text('temperature'), topP: text('topP') },
    ...{ effort: text('effort'), thinking: text('thinking') },
    ...{ inputUsd: text('inputUsd'), outputUsd: text('outputUsd') },
    ...{ requestsPerMinute: text('requestsPerMinute'), maxConcurrency: text('maxConcurrency') },
  }
}

export function ModelForm({ opened, onForgotten }: { opened: OpenedModel; onForgotten: () => void }) {
  const { connection, model, shipped } = opened
  const t = useTranslations('settings')
  const format = useFormatter()
  const sentence = useErrorSentence()
  const [draft, setDraft] = useState(() => draftOf(opened.setting))
  const [problem, setProblem] = useState<ErrorValue>()
  const [pending, startTransition] = useTransition()
  const number = (name: Name) => (draft[name].trim() === '' ? null : Number(draft[name]))
  const choice = (name: Name) => draft[name] || null
  const save = () =>
    startTransition(async () => {
      const result = await saveModel({
        ...{ connection, model, effort: choice('effort'), thinking: choice('thinking') },
        ...{ maxTokens: number('maxTokens'), temperature: number('temperature'), topP: number('topP') },
        ...{ inputUsd: number('inputUsd'), outputUsd: number('outputUsd') },
        ...{ requestsPerMinute: number('requestsPerMinute'), maxConcurrency: number('maxConcurrency') },
      })
      setProblem(result.ok ? undefined : result.error)
      if (result.ok) toast.success(t('saved'))
    })
  const usd = (value: number) =>
    format.number(value, { style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol' })
  const takes = (name: 'effort' | 'thinking' | 'temperature' | 'topP') =>
    (takenParameters[connection] as readonly string[]).includes(name)
  const field = (name: Name) => ({
    value: draft[name],
    onChange: (event: { target: { value: string } }) => setDraft({ ...draft, [name]: event.target.value }),
  })
  const price = shipped
    .map(({ inputUsd, outputUsd, above }) => {
      const each = { input: usd(inputUsd), output: usd(outputUsd) }
      return above === null ? t('models.shipped', each) : t('models.shippedTier', { ...each, tokens: above })
    })
    .join(' ')
  return (
    <form
      aria-label={t('models.form', { model })}
      // What is out of range is told by the server, in the page's language.
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
      className="grid gap-4 border-t pt-4"
    >
      <h3 className="text-sm font-semibold break-all">{t('models.form', { model })}</h3>
      {problem !== undefined && <Notice tint="problem">{sentence(problem)}</Notice>}
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <TextField
          label={t('models.maxTokens')}
          hint={t('models.maxTokensHint')}
          type="number"
          {...field('maxTokens')}
        />
        {takes('effort') && (
          <SelectField label={t('models.effort')} {...field('effort')}>
            <option value="">{t('models.byModel')}</option>
            {efforts.map((each) => (
              <option key={each} value={each}>
                {t(`models.efforts.${each}`)}
              </option>
            ))}
          </SelectField>
        )}
        {takes('thinking') && (
          <SelectField label={t('models.thinking')} {...field('thinking')}>
            <option value="">{t('models.byModel')}</option>
            <option value="adaptive">{t('models.thinkings.adaptive')}</option>
            <option value="disabled">{t('models.thinkings.disabled')}</option>
          </SelectField>
        )}
        {takes('temperature') && (
          <TextField
            label={t('models.temperature')}
            type="number"
            step="any"
            placeholder={t('models.byModel')}
            {...field('temperature')}
          />
        )}
        {takes('topP') && (
          <TextField
            label={t('models.topP')}
            type="number"
            step="any"
            placeholder={t('models.byModel')}
            {...field('topP')}
          />
        )}
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField label={t('models.inputUsd')} type="number" step="any" {...field('inputUsd')} />
        <TextField label={t('models.outputUsd')} type="number" step="any" {...field('outputUsd')} />
        <p className="text-xs text-ink-3 sm:col-span-2">{price || t('models.noShipped')}</p>
        {price !== '' && (draft.inputUsd !== '' || draft.outputUsd !== '') && (
          <Button className="justify-self-start" onClick={() => setDraft({ ...draft, inputUsd: '', outputUsd: '' })}>
            {t('models.useShipped')}
          </Button>
        )}
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={t('models.requestsPerMinute')}
          hint={t('models.unlimited')}
          type="number"
          {...field('requestsPerMinute')}
        />
        <TextField
          label={t('models.maxConcurrency')}
          hint={t('models.unlimited')}
          type="number"
          {...field('maxConcurrency')}
        />
      </div>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" disabled={pending}>
          {t('save')}
        </Button>
        <ForgetModel connection={connection} model={model} onForgotten={onForgotten} />
      </div>
    </form>
  )
}
