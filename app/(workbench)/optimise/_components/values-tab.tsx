// What stands for the variables: values of one's own for this trial, and the version's definitions.
'use client'

import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import { CodeField } from '@/components/prompt/code-field'
import { findVariablesMarks } from '@/components/prompt/find-marks'
import { Notice } from '@/components/ui/notice'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import { standsAlone } from '@/lib/core/prompt/override-variables'
import type { ErrorValue } from '@/lib/errors'
import type { Side } from '../desk-side'

interface ValuesTabProps {
  letter: string
  side: Side
  /** Why the values can't be read. */
  error: ErrorValue | null
  onChange: (change: Partial<Side>) => void
}

const none: ReadonlySet<string> = new Set()
const findMarks = (source: string) => findVariablesMarks(source, none)

export function ValuesTab({ letter, side, error, onChange }: ValuesTabProps) {
  const t = useTranslations('optimise')
  const sentence = useErrorSentence()
  const ignoreView = useCallback(() => undefined, [])
  const { text, values } = side
  return (
    <div className="grid gap-4">
      <CodeField
        label={t('ownValues', { letter })}
        hint={t('ownValuesHint', { example: '$USER_PROFILE: …' })}
        value={values}
        placeholder={t('ownValuesPlaceholder', { name: '$USER_PROFILE' })}
        minHeight="96px"
        onChange={(written) => onChange({ values: written })}
        findMarks={findMarks}
        onView={ignoreView}
      />
      {error !== null && <Notice tint="problem">{sentence(error)}</Notice>}
      {standsAlone(text, values) && <Notice>{t('alone')}</Notice>}
      <CodeField
        label={t('definitions', { letter })}
        hint={t('definitionsHint', { example: 'NAME: {{…}}' })}
        value={text.variables}
        placeholder={t('definitionsPlaceholder')}
        minHeight="76px"
        onChange={(variables) => onChange({ text: { ...text, variables } })}
        findMarks={findMarks}
        onView={ignoreView}
      />
    </div>
  )
}
