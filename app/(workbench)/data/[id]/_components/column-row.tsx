// One column: its role to choose, and what its cells hold.
'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { Chip } from '@/components/ui/chip'
import { columnRoles } from '@/lib/core/dataset/choices'
import type { Column, ColumnRole } from '@/lib/core/dataset/dataset'
import { distinctLimit } from '@/lib/core/dataset/profile'
import { filledShare } from './filled-share'

interface ColumnRowProps {
  column: Column
  disabled: boolean
  onRole: (role: ColumnRole) => void
}

export function ColumnRow({ column, disabled, onRole }: ColumnRowProps) {
  const t = useTranslations('data')
  const format = useFormatter()
  const { name, role, kind, coverage, distinct, topValues } = column
  return (
    <tr>
      <th scope="row" className="min-w-28 text-sm! text-ink! whitespace-normal! break-words border-t align-top">
        <span className="leading-9">{name}</span>
      </th>
      <td>
        <select
          aria-label={t('detail.roleOf', { column: name })}
          value={role}
          disabled={disabled}
          onChange={(event) => onRole(event.target.value as ColumnRole)}
          className="min-h-9 rounded-md border border-line-strong bg-card px-2 text-sm text-ink"
        >
          {columnRoles.map((each) => (
            <option key={each} value={each}>
              {t(`roles.${each}`)}
            </option>
          ))}
        </select>
      </td>
      <td className="leading-9! whitespace-nowrap text-ink-2">{t(`kinds.${kind}`)}</td>
      <td className="whitespace-nowrap">
        <span className="flex min-h-9 items-center gap-2">
          <span aria-hidden="true" className="h-1.5 w-16 overflow-hidden rounded-full bg-line">
            <span className="block h-full rounded-full bg-baseline" style={{ width: `${coverage * 100}%` }} />
          </span>
          {format.number(filledShare(coverage), { style: 'percent', maximumFractionDigits: 1 })}
        </span>
      </td>
      <td className="leading-9! whitespace-nowrap text-right">
        {distinct >= distinctLimit ? t('detail.atLeast', { count: distinct }) : format.number(distinct)}
      </td>
      <td>
        <span className="flex min-h-9 min-w-64 flex-wrap content-center items-center gap-1.5">
          {topValues.map((value) => (
            <Chip key={value} title={value} className="max-w-56!">
              <span className="truncate">{value}</span>
            </Chip>
          ))}
        </span>
      </td>
    </tr>
  )
}
