// Which model a try asks. Ids come from the vendor's list when it can be had; any may be typed.
'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useEffect, useId, useState } from 'react'
import { SelectField, TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import type { Result } from '@/lib/boundary/result'
import { connectionKinds } from '@/lib/core/run/choices'
import type { ConnectionKind, Vendor } from '@/lib/core/run/connection'
import type { ModelInfo } from '@/lib/engine/ports'
import type { ModelChosen } from './model-chosen'

type ListModels = (input: { vendor: Vendor }) => Promise<Result<ModelInfo[]>>

interface ModelChoiceProps {
  value: ModelChosen
  usable: Vendor[]
  listModels: ListModels
  onChange: (value: ModelChosen) => void
}

export function ModelChoice({ value, usable, listModels, onChange }: ModelChoiceProps) {
  const t = useTranslations('prompts')
  const { connection, models } = value
  return (
    <div className="grid grid-cols-[repeat(auto-fit,minmax(min(14rem,100%),1fr))] gap-3">
      <SelectField
        label={t('model')}
        value={connection}
        onChange={(event) => onChange({ ...value, connection: event.target.value as ConnectionKind })}
      >
        {connectionKinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`connections.${kind}`)}
          </option>
        ))}
      </SelectField>
      {connection !== 'embedded' && usable.includes(connection) && (
        <VendorModel
          key={connection}
          vendor={connection}
          listModels={listModels}
          value={models[connection]}
          onChange={(model) => onChange({ ...value, models: { ...models, [connection]: model } })}
        />
      )}
      {connection !== 'embedded' && !usable.includes(connection) && (
        <Notice tint="attention" className="self-end">
          {t('noConnection', { vendor: t(`connections.${connection}`) })}{' '}
          <Link href="/settings" className="font-medium underline">
            {t('toSettings')}
          </Link>
        </Notice>
      )}
    </div>
  )
}

interface VendorModelProps {
  vendor: Vendor
  listModels: ListModels
  value: string
  onChange: (value: string) => void
}

function VendorModel({ vendor, listModels, value, onChange }: VendorModelProps) {
  const t = useTranslations('prompts')
  const sentence = useErrorSentence()
  const listId = useId()
  const [listed, setListed] = useState<Result<ModelInfo[]> | null>(null)
  useEffect(() => {
    let left = false
    void listModels({ vendor }).then((result) => {
      if (!left) setListed(result)
    })
    return () => {
      left = true
    }
  }, [vendor, listModels])
  const hint = listed?.ok === false ? t('modelsFailed', { reason: sentence(listed.error) }) : t('modelIdHint')
  return (
    <>
      <TextField
        label={t('modelId')}
        hint={hint}
        list={listId}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        autoComplete="off"
        spellCheck={false}
      />
      <datalist id={listId}>
        {listed?.ok &&
          listed.data.map(({ id, displayName }) => (
            <option key={id} value={id}>
              {displayName}
            </option>
          ))}
      </datalist>
    </>
  )
}
