// Narrows the ranks to users who share a value; the choice is in the address.
'use client'

import { usePathname, useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { SelectField } from '@/components/ui/field'
import type { ArenaSlice } from '@/lib/usecases/arena-report'

interface SlicePickerProps {
  slices: { column: number; name: string; values: string[] }[]
  chosen: ArenaSlice | null
}

const keyOf = ({ column, value }: ArenaSlice) => `${column}=${value}`

export function SlicePicker({ slices, chosen }: SlicePickerProps) {
  const t = useTranslations('arena.slice')
  const router = useRouter()
  const path = usePathname()
  const choose = (key: string) => {
    const at = key.indexOf('=')
    const query = new URLSearchParams({ column: key.slice(0, at), value: key.slice(at + 1) })
    router.push(key === '' ? path : `${path}?${query}`, { scroll: false })
  }
  return (
    <SelectField
      label={t('label')}
      value={chosen === null ? '' : keyOf(chosen)}
      onChange={(event) => choose(event.target.value)}
      className="w-full sm:w-72"
    >
      <option value="">{t('all')}</option>
      {slices.map(({ column, name, values }) => (
        <optgroup key={column} label={name}>
          {values.map((value) => (
            <option key={value} value={keyOf({ column, value })}>
              {t('option', { column: name, value })}
            </option>
          ))}
        </optgroup>
      ))}
    </SelectField>
  )
}
