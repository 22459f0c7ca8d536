// What rows are to be made up: of whom, with which columns, by whom.
'use client'

import { useTranslations } from 'next-intl'
import { ModelChoice } from '@/components/prompt/model-choice'
import type { ModelChosen } from '@/components/prompt/model-chosen'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { SelectField, TextArea, TextField } from '@/components/ui/field'
import { MOST_SYNTHETIC_ROWS } from '@/lib/core/dataset/synthetic/wanted-columns'
import type { Vendor } from '@/lib/core/run/connection'
import { listModels } from '../../../prompts/actions'
import { type ColumnSource, namesIn, type RowsForm, takeOver } from '../rows-form'

interface RowsFieldsProps {
  form: RowsForm
  sources: ColumnSource[]
  model: ModelChosen
  usable: Vendor[]
  /** What is wrong with the columns, once they were asked for. */
  error: string | undefined
  onChange: (change: Partial<RowsForm>) => void
  onModel: (model: ModelChosen) => void
}

const whole = (value: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, Math.floor(value || least)))

export function RowsFields({ form, sources, model, usable, error, onChange, onModel }: RowsFieldsProps) {
  const t = useTranslations('synthetic')
  const names = namesIn(form.columns)
  return (
    <Card>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <div className="grid gap-4">
          <TextArea
            label={t('about')}
            placeholder={t('aboutPlaceholder')}
            rows={2}
            maxLength={50_000}
            value={form.about}
            onChange={(event) => onChange({ about: event.target.value })}
          />
          <TextArea
            label={t('columns')}
            hint={t('columnsHint')}
            placeholder={t('columnsPlaceholder', { example: t('example') })}
            error={error}
            rows={7}
            value={form.columns}
            onChange={(event) => onChange({ columns: event.target.value })}
          />
          <fieldset className="grid gap-2">
            <legend className="mb-1 text-sm font-medium">{t('from')}</legend>
            {sources.length === 0 && <p className="text-sm text-ink-3">{t('fromNone')}</p>}
            <div className="flex flex-wrap gap-2">
              {sources.map((source) => (
                <Button
                  key={source.key}
                  className="min-h-8 px-2 py-1 text-left [overflow-wrap:anywhere]"
                  onClick={() => onChange(takeOver(form, source))}
                >
                  {t(source.kind === 'prompt' ? 'fromPrompt' : 'fromDataset', { name: source.name })}
                </Button>
              ))}
            </div>
          </fieldset>
        </div>
        <div className="grid gap-4">
          <SelectField
            label={t('label')}
            hint={t('labelHint')}
            value={names.includes(form.label) ? form.label : ''}
            onChange={(event) => onChange({ label: event.target.value })}
          >
            <option value="">{t('noLabel')}</option>
            {names.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </SelectField>
          <div className="grid gap-3 sm:grid-cols-3">
            <TextField
              label={t('rows')}
              type="number"
              min={1}
              max={MOST_SYNTHETIC_ROWS}
              value={form.rows}
              onChange={(event) => onChange({ rows: whole(event.target.valueAsNumber, 1, MOST_SYNTHETIC_ROWS) })}
            />
            <SelectField
              label={t('language')}
              value={form.language}
              onChange={(event) => onChange({ language: event.target.value === 'en' ? 'en' : 'zh' })}
            >
              <option value="zh">{t('chinese')}</option>
              <option value="en">English</option>
            </SelectField>
            {model.connection === 'embedded' && (
              <TextField
                label={t('seed')}
                type="number"
                min={0}
                value={form.seed}
                onChange={(event) => onChange({ seed: whole(event.target.valueAsNumber, 0, 1_000_000) })}
              />
            )}
          </div>
          <ModelChoice value={model} usable={usable} listModels={listModels} onChange={onModel} />
          {model.connection === 'embedded' && <p className="text-xs text-ink-3">{t('byRule')}</p>}
        </div>
      </div>
    </Card>
  )
}
