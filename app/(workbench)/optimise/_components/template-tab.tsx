// The template of a side, with what is wrong with it.
'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useMemo } from 'react'
import { BindingReport } from '@/components/prompt/binding-report'
import type { TemplateCheck } from '@/components/prompt/check-template'
import { CodeField } from '@/components/prompt/code-field'
import { findTemplateMarks } from '@/components/prompt/find-marks'
import { renameVariable, unifyNotation } from '@/lib/core/prompt/unify-notation'
import type { Side } from '../desk-side'

interface TemplateTabProps {
  letter: string
  side: Side
  check: TemplateCheck
  onChange: (change: Partial<Side>) => void
}

export function TemplateTab({ letter, side, check, onChange }: TemplateTabProps) {
  const t = useTranslations('optimise')
  const { text } = side
  const inTemplate = check.unbound.filter(({ definition }) => definition === undefined)
  const names = JSON.stringify(inTemplate.map(({ name }) => name))
  const findMarks = useMemo(() => {
    const unbound = new Set(JSON.parse(names) as string[])
    return (source: string) => findTemplateMarks(source, unbound)
  }, [names])
  const ignoreView = useCallback(() => undefined, [])
  const setTemplate = (template: string) => onChange({ text: { ...text, template } })
  return (
    <div className="grid gap-3">
      <CodeField
        label={t('templateOf', { letter })}
        value={text.template}
        placeholder={t('templatePlaceholder')}
        minHeight="200px"
        onChange={setTemplate}
        findMarks={findMarks}
        onView={ignoreView}
      />
      {/* What stands in a definition is mended where the definition stands. */}
      <BindingReport
        check={{ ...check, unbound: inTemplate }}
        onUnify={() => setTemplate(unifyNotation(text.template))}
        onReplace={({ name }, near) => setTemplate(renameVariable(text.template, name, near))}
      />
    </div>
  )
}
