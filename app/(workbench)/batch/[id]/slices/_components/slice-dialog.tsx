// A slice to be saved or edited: up to four conditions that all have to hold, and a name.
'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { useSliceWords } from '@/components/run/use-slice-words'
import { Button } from '@/components/ui/button'
import { Dialog, type DialogProps } from '@/components/ui/dialog'
import { SelectField, TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import type { Result } from '@/lib/boundary/result'
import type { SliceCondition } from '@/lib/core/scoring/saved-slice'
import {
  type ChosenCondition,
  choicesFor,
  chosenOf,
  conditionOf,
  type DimensionChoice,
  emptyCondition,
  type SliceDraft,
} from '../slice-choices'

interface SliceDialogProps {
  title: string
  trigger: DialogProps['trigger']
  choices: readonly DimensionChoice[]
  /** The slice that is edited; null: a new one. */
  slice: SliceDraft | null
  onSave: (draft: SliceDraft) => Promise<Result<unknown>>
}

const MOST = 4

export function SliceDialog({ title, trigger, choices: offered, slice, onSave }: SliceDialogProps) {
  const t = useTranslations('savedSlices')
  const sentence = useErrorSentence()
  const router = useRouter()
  const labelOf = useConditionLabels()
  const choices = slice === null ? offered : choicesFor(offered, slice.conditions, labelOf)
  const begin = () =>
    slice === null ? [emptyCondition(choices)] : slice.conditions.map((condition) => chosenOf(condition, choices))
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<ChosenCondition[]>([])
  const [problem, setProblem] = useState('')
  const [pending, startTransition] = useTransition()
  const conditions = chosen.flatMap((one) => conditionOf(one, choices) ?? [])
  const ready = name.trim() !== '' && conditions.length === chosen.length
  const turn = (next: boolean) => {
    setOpen(next)
    if (!next) return
    setName(slice?.name ?? '')
    setChosen(begin())
    setProblem('')
  }
  const save = () =>
    startTransition(async () => {
      const result = await onSave({ name, conditions })
      if (!result.ok) return setProblem(sentence(result.error))
      setOpen(false)
      router.refresh()
    })
  return (
    <Dialog title={title} open={open} onOpenChange={turn} trigger={trigger}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (ready && !pending) save()
        }}
      >
        <p className="text-sm text-ink-2">{t('newLead')}</p>
        <TextField
          label={t('name')}
          value={name}
          maxLength={60}
          required
          onChange={(event) => setName(event.target.value)}
        />
        {chosen.map((one, at) => (
          <ConditionFields
            // biome-ignore lint/suspicious/noArrayIndexKey: conditions are told apart by their place alone
            key={at}
            place={at + 1}
            condition={one}
            choices={choices}
            onChange={(next) => setChosen(chosen.map((each, place) => (place === at ? next : each)))}
            onRemove={chosen.length > 1 ? () => setChosen(chosen.filter((_, place) => place !== at)) : undefined}
          />
        ))}
        {problem !== '' && <Notice tint="problem">{problem}</Notice>}
        <div className="flex flex-wrap justify-between gap-2">
          <Button disabled={chosen.length >= MOST} onClick={() => setChosen([...chosen, emptyCondition(choices)])}>
            {t('add')}
          </Button>
          <Button type="submit" look="primary" disabled={!ready || pending}>
            {t('save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** What a condition's dimension and value are called. */
function useConditionLabels() {
  const t = useTranslations('savedSlices')
  const words = useSliceWords()
  return (condition: SliceCondition): { dimension: string; value: string } => {
    if (condition.kind === 'range') return { dimension: condition.column, value: '' }
    if (condition.kind === 'value') return { dimension: condition.column, value: condition.value || t('empty') }
    const dimension = { kind: condition.kind, name: '' }
    return { dimension: words.dimension(dimension), value: words.value(dimension, condition.value) }
  }
}

interface ConditionFieldsProps {
  place: number
  condition: ChosenCondition
  choices: readonly DimensionChoice[]
  onChange: (condition: ChosenCondition) => void
  onRemove: (() => void) | undefined
}

function ConditionFields({ place, condition, choices, onChange, onRemove }: ConditionFieldsProps) {
  const t = useTranslations('savedSlices')
  const choice = choices.find(({ key }) => key === condition.dimension)
  const end = (side: 'from' | 'to') => (
    <TextField
      label={t(side)}
      type="number"
      step="any"
      value={condition[side]}
      onChange={(event) => onChange({ ...condition, [side]: event.target.value })}
    />
  )
  return (
    <fieldset className="grid gap-2 border-t pt-3">
      <legend className="text-xs text-ink-3">{t('condition', { place })}</legend>
      <div className="grid items-start gap-2 sm:grid-cols-2">
        <SelectField
          label={t('dimension')}
          value={condition.dimension}
          onChange={(event) => {
            const next = choices.find(({ key }) => key === event.target.value)
            onChange({ dimension: event.target.value, value: next?.values[0]?.value ?? '', from: '', to: '' })
          }}
        >
          {choices.map(({ key, label }) => (
            <option key={key} value={key}>
              {label}
            </option>
          ))}
        </SelectField>
        {choice?.numeric ? (
          <div className="grid grid-cols-2 gap-2">
            {end('from')}
            {end('to')}
          </div>
        ) : (
          <SelectField
            label={t('value')}
            value={condition.value}
            onChange={(event) => onChange({ ...condition, value: event.target.value })}
          >
            {choice?.values.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </SelectField>
        )}
      </div>
      {onRemove !== undefined && (
        <div>
          <Button onClick={onRemove}>{t('remove', { place })}</Button>
        </div>
      )}
    </fieldset>
  )
}
