// Which versions run: the newest of each prompt in sight, older ones folded away.
'use client'

import { useTranslations } from 'next-intl'
import { TagList } from '@/components/prompt/tag-list'
import { Checkbox } from '@/components/ui/field'
import type { VersionChoice } from './version-choices'

interface VersionPickerProps {
  versions: VersionChoice[]
  chosen: string[]
  onChange: (ids: string[]) => void
}

export function VersionPicker({ versions, chosen, onChange }: VersionPickerProps) {
  const t = useTranslations('batch')
  const toggle = (id: string) => onChange(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id])
  const box = ({ id, promptName, number, tags }: VersionChoice) => (
    <Checkbox
      key={id}
      checked={chosen.includes(id)}
      onChange={() => toggle(id)}
      label={
        <span className="[overflow-wrap:anywhere]">
          {t('version', { name: promptName, number })} <TagList tags={tags} />
        </span>
      }
    />
  )
  const earlier = versions.filter(({ newest }) => !newest)
  return (
    <fieldset>
      <legend className="mb-1.5 text-xs text-ink-3">{t('versionsHint')}</legend>
      {versions.filter(({ newest }) => newest).map(box)}
      {earlier.length > 0 && (
        <details className="mt-2" open={earlier.some(({ id }) => chosen.includes(id)) || undefined}>
          <summary className="text-sm text-ink-2">{t('earlier', { count: earlier.length })}</summary>
          <div className="mt-1">{earlier.map(box)}</div>
        </details>
      )}
    </fieldset>
  )
}
