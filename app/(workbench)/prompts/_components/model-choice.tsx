// Which model a try asks. Ids come from the vendor's list when it can be had; any may be typed.
'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useEffect, useId, useState } from 'react'
import { SelectField, TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import type { Result } from '@/lib/boundary/result'
import type { ModelInfo } from '@/lib/engine/ports'
import { listModels } from '../actions'

export interface ModelChosen {
  connection: 'embedded' | 'anthropic'
  /** The Anthropic model, kept while the embedded one is chosen. */
  anthropicModel: string
}

interface ModelChoiceProps {
  value: ModelChosen
  hasKey: boolean
  onChange: (value: ModelChosen) => void
}

export function ModelChoice({ value, hasKey, onChange }: ModelChoiceProps) {
  const t = useTranslations('prompts')
  const isAnthropic = value.connection === 'anthropic'
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <SelectField
        label={t('model')}
        value={value.connection}
        onChange={(event) =>
          onChange({ ...value, connection: event.target.value === 'anthropic' ? 'anthropic' : 'embedded' })
        }
      >
        <option value="embedded">{t('modelEmbedded')}</option>
        <option value="anthropic">{t('modelAnthropic')}</option>
      </SelectField>
      {isAnthropic && hasKey && (
        <AnthropicModel
          value={value.anthropicModel}
          onChange={(anthropicModel) => onChange({ ...value, anthropicModel })}
        />
      )}
      {isAnthropic && !hasKey && (
        <Notice tint="attention" className="self-end">
          {t('noKey')}{' '}
          <Link href="/settings" className="font-medium underline">
            {t('toSettings')}
          </Link>
        </Notice>
      )}
    </div>
  )
}

function AnthropicModel({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useTranslations('prompts')
  const sentence = useErrorSentence()
  const listId = useId()
  const [listed, setListed] = useState<Result<ModelInfo[]> | null>(null)
  useEffect(() => {
    let left = false
    void listModels().then((result) => {
      if (!left) setListed(result)
    })
    return () => {
      left = true
    }
  }, [])
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
