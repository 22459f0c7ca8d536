// Whether the run is asked live or through the vendor's batch interface, which is cheaper and takes its time.
'use client'

import { useTranslations } from 'next-intl'
import { SelectField } from '@/components/ui/field'
import { transports } from '@/lib/core/run/choices'
import type { Transport } from '@/lib/core/run/transport'
import { type Choices, canBatch, transportOf } from '../start-choices'

interface TransportFieldProps {
  choices: Choices
  onChange: (patch: Partial<Choices>) => void
}

export function TransportField({ choices, onChange }: TransportFieldProps) {
  const t = useTranslations('batch')
  const possible = canBatch(choices)
  const transport = transportOf(choices)
  return (
    <SelectField
      label={t('transport')}
      hint={t(possible ? `transportHints.${transport}` : 'noBatches')}
      className="mt-3 border-t pt-3"
      value={transport}
      disabled={!possible}
      onChange={(event) => onChange({ transport: event.target.value as Transport })}
    >
      {transports.map((one) => (
        <option key={one} value={one}>
          {t(`transports.${one}`)}
        </option>
      ))}
    </SelectField>
  )
}
