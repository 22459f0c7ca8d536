// The writing side of the editor: template, what is wrong with it, variables, columns to insert, empty cells.
'use client'

import type { EditorView } from '@codemirror/view'
import { useTranslations } from 'next-intl'
import { useCallback, useMemo, useRef } from 'react'
import { CodeField } from '@/components/prompt/code-field'
import { findTemplateMarks, findVariablesMarks } from '@/components/prompt/find-marks'
import { Card } from '@/components/ui/card'
import type { UnboundVariable } from '@/lib/core/prompt/bind-template'
import { formatVariables, parseVariables } from '@/lib/core/prompt/parse-variables'
import { renameVariable, unifyNotation } from '@/lib/core/prompt/unify-notation'
import { BindingReport } from './binding-report'
import type { TemplateCheck } from './check-template'
import { ColumnChips } from './column-chips'
import { EmptyCellsChoice } from './empty-cells-choice'
import type { PreviewDataset, PromptText } from './prompt-text'

interface TextCardProps {
  text: PromptText
  check: TemplateCheck
  columns: PreviewDataset['columns'] | null
  onChange: (change: Partial<PromptText>) => void
}

/** A function that marks text by the names that are unbound; it stays the same while they do. */
function useMarks(find: typeof findTemplateMarks, names: readonly string[]) {
  const key = JSON.stringify(names)
  return useMemo(() => {
    const unbound = new Set(JSON.parse(key) as string[])
    return (source: string) => find(source, unbound)
  }, [find, key])
}

export function TextCard({ text, check, columns, onChange }: TextCardProps) {
  const t = useTranslations('prompts')
  const cursor = useRef<EditorView>(null)
  const onTemplateView = useCallback((view: EditorView) => {
    cursor.current = view
  }, [])
  const onVariablesView = useCallback((view: EditorView) => {
    // The template is there first or soon; until one is clicked, columns go into the template.
    if (cursor.current === null || view.hasFocus) cursor.current = view
  }, [])
  const inTemplate = check.unbound.filter((variable) => variable.definition === undefined)
  const templateMarks = useMarks(
    findTemplateMarks,
    inTemplate.map((variable) => variable.name),
  )
  const inValues = check.unbound.filter((variable) => variable.definition !== undefined)
  const variablesMarks = useMarks(
    findVariablesMarks,
    inValues.map((variable) => variable.name),
  )

  const insert = (name: string) => {
    const view = cursor.current
    if (view === null) return
    view.dispatch(view.state.replaceSelection(`{{${name}}}`), { scrollIntoView: true, userEvent: 'input' })
    view.focus()
  }
  const replace = ({ name, definition }: UnboundVariable, near: string) => {
    if (definition === undefined) return onChange({ template: renameVariable(text.template, name, near) })
    const definitions = parseVariables(text.variables).map((one) =>
      one.name === definition ? { ...one, value: renameVariable(one.value, name, near) } : one,
    )
    onChange({ variables: formatVariables(definitions) })
  }
  return (
    <Card className="grid content-start gap-4">
      <CodeField
        label={t('template')}
        hint={t('templateHint', { notations: ['{{NAME}}', '{$NAME}', '$'.concat('{NAME}'), '$NAME'].join('  ') })}
        value={text.template}
        placeholder={t('templatePlaceholder')}
        minHeight="260px"
        onChange={(template) => onChange({ template })}
        findMarks={templateMarks}
        onView={onTemplateView}
      />
      <BindingReport
        check={check}
        onUnify={() => onChange({ template: unifyNotation(text.template) })}
        onReplace={replace}
      />
      <CodeField
        label={t('variables')}
        hint={t('variablesHint', { example: 'NAME: {{…}}' })}
        value={text.variables}
        placeholder={t('variablesPlaceholder')}
        minHeight="110px"
        onChange={(variables) => onChange({ variables })}
        findMarks={variablesMarks}
        onView={onVariablesView}
      />
      <ColumnChips columns={columns} onInsert={insert} />
      <EmptyCellsChoice value={text.emptyCells} onChange={(emptyCells) => onChange({ emptyCells })} />
    </Card>
  )
}
