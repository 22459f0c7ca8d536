// The role that fits a column, why, and the deed where it has another.
'use client'

import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import { useUndoToast } from '@/components/ui/use-undo-toast'
import type { ColumnRole } from '@/lib/core/dataset/dataset'
import { chooseRoles } from '../../../actions'
import type { ReportedColumn } from './reported-column'
import { useReportFigures } from './use-report-figures'

export function RoleSuggestion({ datasetId, column }: { datasetId: string; column: ReportedColumn }) {
  const t = useTranslations('report')
  const roleWord = useTranslations('data.roles')
  const sentence = useErrorSentence()
  const { share } = useReportFigures()
  const offerUndo = useUndoToast()
  const [problem, setProblem] = useState('')
  const [pending, startTransition] = useTransition()
  const { name, role, leak, naming, suggestion } = column
  const suggested = roleWord(suggestion.role)
  const choose = (next: ColumnRole) => chooseRoles({ datasetId, roles: [{ column: name, role: next }] })
  const set = () =>
    startTransition(async () => {
      const result = await choose(suggestion.role)
      setProblem(result.ok ? '' : t('role.notSaved', { reason: sentence(result.error) }))
      if (result.ok) offerUndo(t('role.saved', { column: name, role: suggested }), () => choose(role))
    })
  return (
    <div className="mt-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 text-sm text-ink-2">
        <p className="min-w-0">
          {role === suggestion.role ? t('role.fits') : t('role.suggested', { role: suggested })}
          {t('role.because')}
          {t(`reasons.${suggestion.reason}`, { share: share(leak?.share ?? naming ?? 0) })}
        </p>
        {role !== suggestion.role && (
          <Button
            disabled={pending}
            aria-label={t('role.setNamed', { column: name, role: suggested })}
            onClick={set}
            className="min-h-8!"
          >
            {t('role.set', { role: suggested })}
          </Button>
        )}
      </div>
      {problem !== '' && (
        <Notice tint="problem" className="mt-2">
          {problem}
        </Notice>
      )}
    </div>
  )
}
