// Where, with which key and with which extra headers one vendor is called.
'use client'

import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { SelectField, TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { toast } from '@/components/ui/toast'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import type { Vendor } from '@/lib/core/run/connection'
import type { KeyHeader } from '@/lib/store/connections'
import { removeVendorKey, saveVendor } from '../actions'
import { ConnectionTest } from './connection-test'
import { HeaderFields, type StoredHeader } from './header-fields'

interface VendorFormProps {
  vendor: Vendor
  baseUrl: string
  header: KeyHeader
  headers: StoredHeader[]
  hasStoredKey: boolean
  keyLost: boolean
  canTest: boolean
}

const addresses: Record<Vendor, string> = { anthropic: 'https://api.anthropic.com', openai: 'https://api.openai.com' }

export function VendorForm({ vendor, baseUrl, header, headers, hasStoredKey, keyLost, canTest }: VendorFormProps) {
  const t = useTranslations('settings')
  const sentence = useErrorSentence()
  const [problem, setProblem] = useState<{ field?: 'baseUrl'; text: string }>()
  const [pending, startTransition] = useTransition()
  const save = (form: FormData) =>
    startTransition(async () => {
      const result = await saveVendor({
        vendor,
        baseUrl: String(form.get('baseUrl')),
        header: (form.get('header') ?? 'bearer') as KeyHeader,
        apiKey: String(form.get('apiKey')),
        headers: form.getAll('headerName').map((name, at) => ({
          name: String(name),
          value: String(form.getAll('headerValue')[at] ?? ''),
        })),
      })
      if (result.ok) {
        setProblem(undefined)
        toast.success(t('saved'))
      } else if (result.error.fields?.baseUrl) setProblem({ field: 'baseUrl', text: t('badUrl') })
      else setProblem({ text: sentence(result.error) })
    })
  return (
    <form action={save} aria-label={t(`vendors.${vendor}.title`)} className="grid gap-4">
      {keyLost && <Notice tint="attention">{t('keyLost')}</Notice>}
      {problem !== undefined && problem.field === undefined && <Notice tint="problem">{problem.text}</Notice>}
      <TextField
        label={t('key')}
        hint={hasStoredKey ? t('keyHint') : undefined}
        name="apiKey"
        type="password"
        autoComplete="off"
        spellCheck={false}
      />
      <TextField
        label={t('baseUrl')}
        hint={t(`vendors.${vendor}.baseUrlHint`)}
        error={problem?.field === 'baseUrl' ? problem.text : undefined}
        name="baseUrl"
        defaultValue={baseUrl}
        placeholder={addresses[vendor]}
        inputMode="url"
        autoComplete="off"
      />
      {vendor === 'anthropic' && (
        <SelectField label={t('header')} name="header" defaultValue={header}>
          <option value="bearer">{t('headerBearer')}</option>
          <option value="x-api-key">{t('headerXApiKey')}</option>
        </SelectField>
      )}
      <HeaderFields key={JSON.stringify(headers)} stored={headers} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" disabled={pending}>
          {t('save')}
        </Button>
        {hasStoredKey && <RemoveKey vendor={vendor} />}
      </div>
      {canTest && <ConnectionTest vendor={vendor} />}
    </form>
  )
}

function RemoveKey({ vendor }: { vendor: Vendor }) {
  const t = useTranslations('settings')
  const shell = useTranslations('shell')
  const sentence = useErrorSentence()
  const [open, setOpen] = useState(false)
  const [pending, startTransition] = useTransition()
  const remove = () =>
    startTransition(async () => {
      const result = await removeVendorKey({ vendor })
      setOpen(false)
      if (result.ok) toast.success(t('removed'))
      else toast.error(sentence(result.error))
    })
  return (
    <Dialog
      title={t('removeKeyTitle')}
      open={open}
      onOpenChange={setOpen}
      trigger={<Button look="danger">{t('removeKey')}</Button>}
    >
      <p className="text-sm text-ink-2">{t('removeKeyBody')}</p>
      <div className="flex justify-end gap-2">
        <Button onClick={() => setOpen(false)}>{shell('cancel')}</Button>
        <Button look="danger" onClick={remove} disabled={pending}>
          {t('removeKey')}
        </Button>
      </div>
    </Dialog>
  )
}
