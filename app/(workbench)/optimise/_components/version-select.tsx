// Which version stands on a side. Taking another one over unsaved text is asked first.
'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { type DeskVersion, emptyText, isDirty, type Side } from '../desk-side'

interface VersionSelectProps {
  letter: string
  side: Side
  versions: DeskVersion[]
  onChange: (change: Partial<Side>) => void
}

export function VersionSelect({ letter, side, versions, onChange }: VersionSelectProps) {
  const t = useTranslations('optimise')
  const [wanted, setWanted] = useState<DeskVersion | 'blank' | null>(null)
  const take = (version: DeskVersion | 'blank') => {
    setWanted(null)
    if (version === 'blank') onChange({ version: null, text: emptyText })
    else onChange({ version, text: version.text })
  }
  const choose = (id: string) => {
    const version = versions.find((one) => one.id === id) ?? 'blank'
    if (isDirty(side)) setWanted(version)
    else take(version)
  }
  // One that was just saved is on the side before the page has read it.
  const known = side.version === null || versions.some(({ id }) => id === side.version?.id)
  const all = known || side.version === null ? versions : [side.version, ...versions]
  const prompts = [...new Map(all.map(({ promptId, promptName }) => [promptId, promptName]))]
  return (
    <>
      <select
        aria-label={t('versionOf', { letter })}
        value={side.version?.id ?? ''}
        onChange={(event) => choose(event.target.value)}
        className="min-h-8 max-w-56 min-w-0 rounded-md border border-line-strong bg-card px-2 text-sm font-medium"
      >
        <option value="">{t('blank')}</option>
        {prompts.map(([promptId, promptName]) => (
          <optgroup key={promptId} label={promptName}>
            {all
              .filter((version) => version.promptId === promptId)
              .map(({ id, number }) => (
                <option key={id} value={id}>
                  {promptName} v{number}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
      <Dialog title={t('replaceTitle')} open={wanted !== null} onOpenChange={(open) => !open && setWanted(null)}>
        <p className="text-sm text-ink-2">{t('replaceBody', { letter, count: side.text.template.length })}</p>
        <div className="flex justify-end gap-2">
          <Button onClick={() => setWanted(null)}>{t('cancel')}</Button>
          <Button look="danger" onClick={() => wanted !== null && take(wanted)}>
            {t('replace')}
          </Button>
        </div>
      </Dialog>
    </>
  )
}
