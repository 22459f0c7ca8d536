// The role that fits a column, why, and the deed where it has another.
'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import { chooseRole } from '../../../actions'
import type { ReportedColumn } from './reported-column'
import { useReportFigures } from './use-report-figures'

export function RoleSuggestion({ datasetId, column }: { datasetId: string; column: ReportedColumn }) {
  const t = useTranslations('report')
  const roleWord = useTranslations('data.roles')
  const sentence = useErrorSentence()
  const { share } = useReportFigures()
  const router = useRouter()
  const [saved, setSaved] = useState('')
  const [problem, setProblem] = useState('')
  const [pending, startTransition] = useTransition()
  const { name, role, leak, naming, suggestion } = column
  const suggested = roleWord(suggestion.role)
  const set = () =>
    startTransition(async () => {
      const result = await chooseRole({ datasetId, column: name, role: suggestion.role })
      setSaved(result.ok ? t('role.saved', { column: name, role: suggested }) : '')
      setProblem(result.ok ? '' : t('role.notSaved', { reason: sentence(result.error) }))
      if (result.ok) router.refresh()
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
      <p role="status" className="text-xs text-ink-3 empty:hidden">
        {saved}
      </p>
      {problem !== '' && (
        <Notice tint="problem" className="mt-2">
          {problem}
        </Notice>
      )}
    </div>
  )
}
