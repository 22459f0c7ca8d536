// Which vendor's model is asked to judge: names come from the connection when it tells them in time; any may be typed.
'use client'

import { useTranslations } from 'next-intl'
import { Suspense, use, useId } from 'react'
import { SelectField, TextField } from '@/components/ui/field'
import type { Vendor } from '@/lib/core/run/connection'

export interface JudgeModel {
  connection: Vendor
  /** As typed. */
  model: string
}

/** Connections that can be called, each with the models that it offers. */
export type JudgeModels = readonly { connection: Vendor; names: Promise<string[]> }[]

interface JudgeModelFieldsProps {
  models: JudgeModels
  value: JudgeModel
  disabled?: boolean
  onChange: (patch: Partial<JudgeModel>) => void
}

/** The first of the connections, or one that can't be called where there is none. */
export const firstJudge = (models: JudgeModels): JudgeModel => ({
  connection: models[0]?.connection ?? 'anthropic',
  model: '',
})

export function JudgeModelFields({ models, value, disabled = false, onChange }: JudgeModelFieldsProps) {
  const t = useTranslations('arena.judges')
  const batch = useTranslations('batch')
  const list = useId()
  const offered = models.find(({ connection }) => connection === value.connection)
  return (
    <>
      {models.length > 1 && (
        <SelectField
          label={t('connection')}
          value={value.connection}
          disabled={disabled}
          onChange={(event) => onChange({ connection: event.target.value as Vendor })}
        >
          {models.map(({ connection }) => (
            <option key={connection} value={connection}>
              {batch(`vendors.${connection}`)}
            </option>
          ))}
        </SelectField>
      )}
      <TextField
        label={t('model')}
        list={list}
        required
        maxLength={200}
        autoComplete="off"
        value={value.model}
        disabled={disabled}
        onChange={(event) => onChange({ model: event.target.value })}
      />
      <datalist id={list}>
        {offered !== undefined && (
          <Suspense>
            <Names of={offered.names} />
          </Suspense>
        )}
      </datalist>
    </>
  )
}

function Names({ of }: { of: Promise<string[]> }) {
  return use(of).map((name) => <option key={name} value={name} />)
}
