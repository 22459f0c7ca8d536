// The columns of a dataset; a role is saved as soon as it is chosen.
'use client'

import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { Pager } from '@/components/dataset/pager'
import { ScrollTable } from '@/components/dataset/scroll-table'
import { Notice } from '@/components/ui/notice'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import { useUndoToast } from '@/components/ui/use-undo-toast'
import { assignRole, rolesBack } from '@/lib/core/dataset/assign-role'
import type { Column, ColumnRole, RoleChoice } from '@/lib/core/dataset/dataset'
import { chooseRoles } from '../../actions'
import { ColumnRow } from './column-row'
import { LabelNotice } from './label-notice'
import { TimeNotice } from './time-notice'

interface ColumnTableProps {
  datasetId: string
  /** All of them: a role that is given to one may be taken from another. */
  initial: Column[]
  /** Which of them are shown, by position. */
  shown: { from: number; to: number }
  /** Of the columns; `row` is the page of rows beside it. */
  pager: { page: number; pages: number; row: number }
}

export function ColumnTable({ datasetId, initial, shown, pager }: ColumnTableProps) {
  const t = useTranslations('data')
  const sentence = useErrorSentence()
  const offerUndo = useUndoToast()
  const [columns, setColumns] = useState(initial)
  const [given, setGiven] = useState(initial)
  const [problem, setProblem] = useState('')
  const [pending, startTransition] = useTransition()
  // What was undone after the page had been left and opened again comes with the page alone.
  if (given !== initial) {
    setGiven(initial)
    setColumns(initial)
  }

  const said = (before: Column[], after: Column[], column: string, role: ColumnRole): string => {
    const words = { column, role: t(`roles.${role}`) }
    const freed = after.find(({ name }, at) => name !== column && before[at]?.role !== after[at]?.role)
    if (freed === undefined) return t('detail.saved', words)
    return t('detail.savedFreed', { ...words, freed: freed.name, freedRole: t(`roles.${freed.role}`) })
  }
  const save = async (roles: RoleChoice[]) => {
    const result = await chooseRoles({ datasetId, roles })
    if (result.ok) setColumns(result.data)
    return result
  }
  const choose = (position: number, role: ColumnRole) => {
    const column = columns[position]?.name ?? ''
    const before = columns
    const wanted = assignRole(columns, position, role)
    setColumns(wanted)
    startTransition(async () => {
      const result = await save([{ column, role }])
      setProblem(result.ok ? '' : t('detail.notSaved', { reason: sentence(result.error) }))
      if (result.ok) offerUndo(said(before, result.data, column, role), () => save(rolesBack(before, wanted)))
      else setColumns(before)
    })
  }
  return (
    <div>
      <div className="mb-2.5 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 className="text-base font-semibold">{t('detail.columns')}</h2>
        <p className="text-xs text-ink-3">{t('detail.columnsHint')}</p>
      </div>
      <LabelNotice columns={columns} />
      <TimeNotice columns={columns} />
      {problem !== '' && (
        <Notice tint="problem" className="mb-2.5">
          {problem}
        </Notice>
      )}
      <ScrollTable label={t('detail.columns')}>
        <thead>
          <tr>
            <th scope="col">{t('detail.column')}</th>
            <th scope="col">{t('detail.role')}</th>
            <th scope="col">{t('detail.kind')}</th>
            <th scope="col">{t('detail.coverage')}</th>
            <th scope="col" className="text-right!">
              {t('detail.distinct')}
            </th>
            <th scope="col">{t('detail.examples')}</th>
          </tr>
        </thead>
        <tbody>
          {columns.slice(shown.from, shown.to).map((column, at) => (
            <ColumnRow
              key={column.name}
              column={column}
              disabled={pending}
              onRole={(role) => choose(shown.from + at, role)}
            />
          ))}
        </tbody>
      </ScrollTable>
      <Pager
        {...pager}
        label={t('detail.columnsPager')}
        href={(to) => `/data/${datasetId}?page=${pager.row}&columns=${to}`}
      />
    </div>
  )
}
