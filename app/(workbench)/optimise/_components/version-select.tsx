// Which version stands on a side.
'use client'

import { useTranslations } from 'next-intl'
import { VersionOptions } from '@/components/prompt/version-options'
import type { DeskVersion, Side } from '../desk-side'

interface VersionSelectProps {
  letter: string
  side: Side
  versions: DeskVersion[]
  /** Null is a blank side. */
  onChoose: (version: DeskVersion | null) => void
}

export function VersionSelect({ letter, side, versions, onChoose }: VersionSelectProps) {
  const t = useTranslations('optimise')
  // One that was just saved is on the side before the page has read it.
  const known = side.version === null || versions.some(({ id }) => id === side.version?.id)
  const all = known || side.version === null ? versions : [side.version, ...versions]
  return (
    <select
      aria-label={t('versionOf', { letter })}
      value={side.version?.id ?? ''}
      onChange={(event) => onChoose(all.find(({ id }) => id === event.target.value) ?? null)}
      className="min-h-8 max-w-56 min-w-0 rounded-md border border-line-strong bg-card px-2 text-sm font-medium"
    >
      <option value="">{t('blank')}</option>
      <VersionOptions versions={all} />
    </select>
  )
}
