// The writing side of the editor: template, what is wrong with it, variables, columns to insert, empty cells.
'use client'

import type { EditorView } from '@codemirror/view'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useCallback, useMemo, useRef, useState } from 'react'
import { BindingReport } from '@/components/prompt/binding-report'
import type { TemplateCheck } from '@/components/prompt/check-template'
import { CodeField } from '@/components/prompt/code-field'
import { findTemplateMarks, findVariablesMarks } from '@/components/prompt/find-marks'
import type { PromptText } from '@/components/prompt/prompt-text'
import type { LookedAtRow } from '@/components/prompt/use-row'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import type { UnboundVariable } from '@/lib/core/prompt/bind-template'
import { formatVariables, parseVariables } from '@/lib/core/prompt/parse-variables'
import { renameVariable, unifyNotation } from '@/lib/core/prompt/unify-notation'
import { VariableCosts } from './build-variable/variable-costs'
import { ColumnChips } from './column-chips'
import { EmptyCellsChoice } from './empty-cells-choice'

// Needed by few, and large: loaded when it is opened.
const VariableBuilder = dynamic(
  () => import('./build-variable/variable-builder').then((module) => module.VariableBuilder),
  { ssr: false },
)

interface TextCardProps {
  text: PromptText
  check: TemplateCheck
  looked: LookedAtRow
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

/** What a new variable is called: what the template lacks, else the usual name, numbered where it is taken. */
function proposeName({ unbound, definitions }: TemplateCheck): string {
  const wanted = unbound.find(({ definition, pipe, name }) => definition === undefined && !pipe && !name.includes('|'))
  const taken = new Set(definitions.map((definition) => definition.name))
  const numbered = (number: number): string => {
    const name = number === 1 ? 'USER_PROFILE' : `USER_PROFILE_${number}`
    return taken.has(name) ? numbered(number + 1) : name
  }
  return wanted?.name ?? numbered(1)
}

export function TextCard({ text, check, looked, onChange }: TextCardProps) {
  const t = useTranslations('prompts')
  const { dataset, rows } = looked
  const [building, setBuilding] = useState<{ name: string | null } | null>(null)
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
        aside={
          dataset !== null && (
            <Button
              className="min-h-8 px-2 py-1"
              disabled={check.variablesError !== null}
              onClick={() => setBuilding({ name: null })}
            >
              {t('build.open')}
            </Button>
          )
        }
        hint={t('variablesHint', { example: 'NAME: {{…}}' })}
        value={text.variables}
        placeholder={t('variablesPlaceholder')}
        minHeight="110px"
        onChange={(variables) => onChange({ variables })}
        findMarks={variablesMarks}
        onView={onVariablesView}
      />
      {dataset !== null && (
        <VariableCosts
          definitions={check.definitions}
          emptyCells={text.emptyCells}
          columns={dataset.columns}
          rows={rows}
          onEdit={(name) => setBuilding({ name })}
        />
      )}
      <ColumnChips columns={dataset?.columns ?? null} onInsert={insert} />
      <EmptyCellsChoice value={text.emptyCells} onChange={(emptyCells) => onChange({ emptyCells })} />
      {building !== null && dataset !== null && (
        <VariableBuilder
          text={text}
          definitions={check.definitions}
          editing={building.name}
          newName={proposeName(check)}
          looked={{ ...looked, dataset }}
          onInsert={(variables) => onChange({ variables })}
          onClose={() => setBuilding(null)}
        />
      )}
    </Card>
  )
}
