// Headers that go out with every call of a connection: names in the clear, stored values only as a hint.
'use client'

import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { MOST_HEADERS } from '@/lib/core/run/extra-headers'

export interface StoredHeader {
  name: string
  /** The last characters of a long value; '' of a short one. */
  hint: string
}

interface HeaderDraft {
  id: number
  name: string
  value: string
  stored: StoredHeader | null
}

/** Fields named headerName and headerValue, one of each a header, for the form around them. */
export function HeaderFields({ stored }: { stored: StoredHeader[] }) {
  const t = useTranslations('settings')
  const hintId = useId()
  const [drafts, setDrafts] = useState(() =>
    stored.map((header, id): HeaderDraft => ({ id, name: header.name, value: '', stored: header })),
  )
  const change = (id: number, patch: Partial<HeaderDraft>) =>
    setDrafts((before) => before.map((draft) => (draft.id === id ? { ...draft, ...patch } : draft)))
  const add = () =>
    setDrafts((before) => [
      ...before,
      { id: Math.max(-1, ...before.map(({ id }) => id)) + 1, name: '', value: '', stored: null },
    ])
  const placeholder = (header: StoredHeader | null) =>
    header === null ? undefined : header.hint === '' ? t('headerStoredShort') : t('headerStored', { hint: header.hint })
  return (
    <fieldset aria-describedby={hintId} className="grid min-w-0 gap-2">
      <legend className="text-sm font-medium">{t('headers')}</legend>
      <p id={hintId} className="text-xs text-ink-3">
        {t('headersHint')}
      </p>
      {drafts.map((draft) => (
        <div key={draft.id} className="grid grid-cols-[1fr_auto] items-end gap-2 sm:grid-cols-[2fr_3fr_auto]">
          <TextField
            className="col-span-2 sm:col-span-1"
            label={t('headerName')}
            name="headerName"
            required
            value={draft.name}
            maxLength={100}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => change(draft.id, { name: event.target.value })}
          />
          <TextField
            label={t('headerValue')}
            name="headerValue"
            type="password"
            autoComplete="off"
            required={draft.stored === null}
            placeholder={placeholder(draft.stored)}
            value={draft.value}
            maxLength={4000}
            onChange={(event) => change(draft.id, { value: event.target.value })}
          />
          <Button
            aria-label={t('removeHeader', { name: draft.name })}
            onClick={() => setDrafts((before) => before.filter(({ id }) => id !== draft.id))}
          >
            ×
          </Button>
        </div>
      ))}
      {drafts.length < MOST_HEADERS && (
        <Button className="justify-self-start" onClick={add}>
          {t('addHeader')}
        </Button>
      )}
    </fieldset>
  )
}
