// One of the two: which version, and which model answers for it.
'use client'

import { useTranslations } from 'next-intl'
import { ModelChoice } from '@/components/prompt/model-choice'
import { VersionOptions } from '@/components/prompt/version-options'
import type { VersionChoice } from '@/components/run/version-choices'
import { ArmTag, armLetter } from '@/components/ui/chip'
import { SelectField } from '@/components/ui/field'
import type { Vendor } from '@/lib/core/run/connection'
import { listModels } from '../../../prompts/actions'
import type { QuickContender } from '../quick-contender'

interface ContenderCardProps {
  place: 0 | 1
  contender: QuickContender
  versions: readonly VersionChoice[]
  usable: Vendor[]
  onChange: (change: Partial<QuickContender>) => void
}

export function ContenderCard({ place, contender, versions, usable, onChange }: ContenderCardProps) {
  const t = useTranslations('quick')
  const title = t('side', { letter: armLetter(place) })
  return (
    <section aria-label={title} className="grid min-w-0 gap-3 rounded-lg border bg-card px-4 py-3">
      <h2 className="flex items-center gap-2 text-sm font-medium">
        <ArmTag arm={place} /> {title}
      </h2>
      <SelectField
        label={t('version')}
        value={contender.versionId}
        onChange={(event) => onChange({ versionId: event.target.value })}
      >
        {contender.versionId === '' && <option value="">{t('choose')}</option>}
        <VersionOptions versions={versions} />
      </SelectField>
      <ModelChoice
        value={contender.model}
        usable={usable}
        listModels={listModels}
        onChange={(model) => onChange({ model })}
      />
    </section>
  )
}
