// Which models answer: the embedded one, and any of the vendor's by name.
'use client'

import { useTranslations } from 'next-intl'
import { Suspense, use, useId } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/field'
import { vendors } from '@/lib/core/run/choices'
import type { Vendor } from '@/lib/core/run/connection'
import type { ModelChoices } from './model-choices'
import { NoConnection } from './no-connection'

interface ModelPickerProps {
  choices: ModelChoices
  suggestions: Partial<Record<Vendor, Promise<string[]>>>
  onChange: (patch: Partial<ModelChoices>) => void
}

export function ModelPicker({ choices, suggestions, onChange }: ModelPickerProps) {
  const t = useTranslations('batch')
  const { vendorModels } = choices
  const missing = vendors.filter((vendor) => suggestions[vendor] === undefined)
  return (
    <div className="grid content-start gap-3">
      <div>
        <Checkbox
          label={t('embedded')}
          checked={choices.embedded}
          onChange={(event) => onChange({ embedded: event.target.checked })}
        />
        <p className="pl-6 text-xs text-ink-3">{t('embeddedHint')}</p>
      </div>
      {vendors.map((vendor) => {
        const names = suggestions[vendor]
        return (
          names !== undefined && (
            <VendorModels
              key={vendor}
              label={t(`vendors.${vendor}`)}
              models={vendorModels[vendor]}
              suggestions={names}
              onChange={(models) => onChange({ vendorModels: { ...vendorModels, [vendor]: models } })}
            />
          )
        )
      })}
      {missing.length > 0 && (
        <p className="border-t pt-3 text-sm text-ink-2">
          <NoConnection more={missing.length < vendors.length} />
        </p>
      )}
    </div>
  )
}

interface VendorModelsProps {
  label: string
  models: ModelChoices['vendorModels'][Vendor]
  suggestions: Promise<string[]>
  onChange: (models: ModelChoices['vendorModels'][Vendor]) => void
}

function VendorModels({ label, models: { added, draft }, suggestions, onChange }: VendorModelsProps) {
  const t = useTranslations('batch')
  const id = useId()
  const add = () => {
    const name = draft.trim()
    if (name !== '') onChange({ added: [...new Set([...added, name])], draft: '' })
  }
  return (
    <div className="grid gap-1.5 border-t pt-3">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <div className="flex gap-2">
        <input
          id={id}
          list={`${id}-models`}
          aria-describedby={`${id}-hint`}
          value={draft}
          maxLength={200}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => onChange({ added, draft: event.target.value })}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.metaKey || event.ctrlKey) return
            event.preventDefault()
            add()
          }}
          className="min-h-9 w-full min-w-0 rounded-md border border-line-strong bg-card px-2.5 py-1.5 text-sm text-ink"
        />
        <datalist id={`${id}-models`}>
          <Suspense>
            <Suggestions of={suggestions} />
          </Suspense>
        </datalist>
        <Button onClick={add} disabled={draft.trim() === ''} aria-label={t('addTo', { vendor: label })}>
          {t('add')}
        </Button>
      </div>
      <p id={`${id}-hint`} className="text-xs text-ink-3">
        {t('vendorHint')}
      </p>
      {added.length > 0 && (
        <ul className="flex flex-wrap gap-2">
          {added.map((model) => (
            <li key={model} className="flex min-h-8 max-w-full items-center gap-1 rounded-md bg-sunk pl-2.5 text-sm">
              <span className="truncate">{model}</span>
              <button
                type="button"
                aria-label={t('remove', { model })}
                onClick={() => onChange({ added: added.filter((each) => each !== model), draft })}
                className="grid size-8 place-items-center rounded-md text-ink-2 hover:text-ink"
              >
                <span aria-hidden="true">×</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Suggestions({ of }: { of: Promise<string[]> }) {
  return use(of).map((model) => <option key={model} value={model} />)
}
