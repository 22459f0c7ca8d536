// What is to be written: the task in one's own words, the variables, the form of the answer, and who writes.
'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { ModelChoice } from '@/components/prompt/model-choice'
import type { ModelChosen } from '@/components/prompt/model-chosen'
import { Card } from '@/components/ui/card'
import { Checkbox, SelectField, TextArea, TextField } from '@/components/ui/field'
import type { Vendor } from '@/lib/core/run/connection'
import { listModels } from '../../prompts/actions'
import { type KnownVariable, type MetaForm, MOST_CANDIDATES } from '../meta-form'

interface TaskFormProps {
  form: MetaForm
  known: KnownVariable[]
  proposed: boolean
  hasData: boolean
  model: ModelChosen
  usable: Vendor[]
  onChange: (change: Partial<MetaForm>) => void
  onModel: (model: ModelChosen) => void
}

/** What a field takes; what is pasted beyond it is cut off, and said to be. */
const MOST_WORDS = 50_000

export function TaskForm({ form, known, proposed, hasData, model, usable, onChange, onModel }: TaskFormProps) {
  const t = useTranslations('meta')
  const words = (part: 'audience' | 'constraints' | 'examples') => (
    <TextArea
      label={t(part)}
      placeholder={t(`${part}Placeholder`)}
      rows={2}
      maxLength={MOST_WORDS}
      {...(form[part].length >= MOST_WORDS ? { error: t('taskFull', { most: MOST_WORDS }) } : {})}
      value={form[part]}
      onChange={(event) => onChange({ [part]: event.target.value })}
    />
  )
  return (
    <Card className="grid gap-5">
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <div className="grid gap-4">
          <TextArea
            label={t('task')}
            placeholder={t('taskPlaceholder')}
            rows={4}
            maxLength={MOST_WORDS}
            {...(form.task.length >= MOST_WORDS ? { error: t('taskFull', { most: MOST_WORDS }) } : {})}
            value={form.task}
            onChange={(event) => onChange({ task: event.target.value })}
          />
          {words('audience')}
          {words('constraints')}
          {words('examples')}
        </div>
        <div className="grid gap-4">
          <Variables form={form} known={known} proposed={proposed} hasData={hasData} onChange={onChange} />
          <Shape form={form} onChange={onChange} />
          <ModelChoice value={model} usable={usable} listModels={listModels} onChange={onModel} />
          {model.connection === 'embedded' && <p className="text-xs text-ink-3">{t('byRule')}</p>}
        </div>
      </div>
    </Card>
  )
}

function Variables({
  form,
  known,
  proposed,
  hasData,
  onChange,
}: Pick<TaskFormProps, 'form' | 'known' | 'proposed' | 'hasData' | 'onChange'>) {
  const t = useTranslations('meta')
  const synthetic = useTranslations('synthetic')
  const toggle = (name: string, used: boolean) =>
    onChange({ left: used ? form.left.filter((one) => one !== name) : [...form.left, name] })
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 text-sm font-medium">{t('variables')}</legend>
      {proposed && <p className="text-xs text-ink-3">{t('proposed')}</p>}
      {known.map(({ name, sample }) => (
        <Checkbox
          key={name}
          label={
            <>
              {name}
              <span className="line-clamp-2 text-xs break-words text-ink-3">{sample}</span>
            </>
          }
          checked={!form.left.includes(name)}
          onChange={(event) => toggle(name, event.target.checked)}
        />
      ))}
      <TextArea
        label={t('further')}
        hint={t('furtherHint')}
        placeholder={t('furtherPlaceholder', { name: '$USER_CITY' })}
        rows={2}
        maxLength={MOST_WORDS}
        value={form.further}
        onChange={(event) => onChange({ further: event.target.value })}
      />
      {!hasData && (
        <Link href="/data/synthetic" className="w-fit text-sm underline underline-offset-2">
          {synthetic('open')}
        </Link>
      )}
    </fieldset>
  )
}

function Shape({ form, onChange }: Pick<TaskFormProps, 'form' | 'onChange'>) {
  const t = useTranslations('meta')
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <TextField
        label={t('count')}
        type="number"
        min={1}
        max={20}
        value={form.count}
        onChange={(event) =>
          onChange({ count: Math.min(20, Math.max(1, Math.floor(event.target.valueAsNumber || 1))) })
        }
      />
      <SelectField
        label={t('format')}
        value={form.format}
        onChange={(event) => onChange({ format: event.target.value === 'json' ? 'json' : 'numbered' })}
      >
        <option value="numbered">{t('numbered')}</option>
        <option value="json">JSON</option>
      </SelectField>
      <SelectField
        label={t('language')}
        value={form.language}
        onChange={(event) => onChange({ language: event.target.value === 'en' ? 'en' : 'zh' })}
      >
        <option value="zh">{t('chinese')}</option>
        <option value="en">English</option>
      </SelectField>
      <SelectField
        label={t('candidates')}
        value={form.candidates}
        onChange={(event) => onChange({ candidates: Number(event.target.value) })}
      >
        {Array.from({ length: MOST_CANDIDATES }, (_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a number is its own place
          <option key={i} value={i + 1}>
            {i + 1}
          </option>
        ))}
      </SelectField>
    </div>
  )
}
