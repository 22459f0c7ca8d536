// Which model is to be set up: one that was before, or any of a connection by its name.
'use client'

import { useTranslations } from 'next-intl'
import { Suspense, use, useId, useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { SelectField, TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import { vendors } from '@/lib/core/run/choices'
import type { Vendor } from '@/lib/core/run/connection'
import type { ErrorValue } from '@/lib/errors'
import { openModel } from '../actions'
import { ModelForm, type OpenedModel } from './model-form'

interface ModelSettingsProps {
  stored: { connection: string; model: string }[]
  /** Names that each connection offers; only of those that can be called. */
  suggestions: Partial<Record<Vendor, Promise<string[]>>>
}

export function ModelSettings({ stored, suggestions }: ModelSettingsProps) {
  const t = useTranslations('settings.models')
  const sentence = useErrorSentence()
  const listId = useId()
  const [vendor, setVendor] = useState<Vendor>('anthropic')
  const [model, setModel] = useState('')
  const [opened, setOpened] = useState<OpenedModel>()
  const [problem, setProblem] = useState<ErrorValue>()
  const [pending, startTransition] = useTransition()
  const open = (connection: Vendor, name: string) =>
    startTransition(async () => {
      const result = await openModel({ connection, model: name })
      setProblem(result.ok ? undefined : result.error)
      if (result.ok) setOpened({ ...result.data, connection })
    })
  const names = suggestions[vendor]
  return (
    <div className="grid gap-4">
      <p className="text-sm text-ink-2">{t('lead')}</p>
      {stored.length > 0 && (
        <div className="grid gap-1.5">
          <h3 className="text-sm font-medium">{t('stored')}</h3>
          <ul className="flex flex-wrap gap-2">
            {vendors.flatMap((each) =>
              stored
                .filter(({ connection }) => connection === each)
                .map((one) => (
                  <li key={`${each} ${one.model}`} className="min-w-0">
                    <Button onClick={() => open(each, one.model)} className="max-w-full">
                      <span className="truncate">{one.model}</span>
                    </Button>
                  </li>
                )),
            )}
          </ul>
        </div>
      )}
      <form
        className="grid items-end gap-3 sm:grid-cols-[1fr_2fr_auto]"
        onSubmit={(event) => {
          event.preventDefault()
          if (model.trim() !== '') open(vendor, model.trim())
        }}
      >
        <SelectField
          label={t('connection')}
          value={vendor}
          onChange={(event) => setVendor(vendors.find((each) => each === event.target.value) ?? vendor)}
        >
          {vendors.map((each) => (
            <option key={each} value={each}>
              {t(`connections.${each}`)}
            </option>
          ))}
        </SelectField>
        <TextField
          label={t('model')}
          list={listId}
          value={model}
          maxLength={200}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setModel(event.target.value)}
        />
        <datalist id={listId}>
          <Suspense>{names !== undefined && <Names of={names} />}</Suspense>
        </datalist>
        <Button type="submit" disabled={pending || model.trim() === ''}>
          {t('open')}
        </Button>
      </form>
      {problem !== undefined && <Notice tint="problem">{sentence(problem)}</Notice>}
      {opened !== undefined && (
        <ModelForm
          key={JSON.stringify([opened.connection, opened.model])}
          opened={opened}
          onForgotten={() => setOpened(undefined)}
        />
      )}
    </div>
  )
}

function Names({ of }: { of: Promise<string[]> }) {
  return use(of).map((model) => <option key={model} value={model} />)
}
