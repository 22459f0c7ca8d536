// The variables that are defined, each with what it costs a row; a click opens it in the builder.
'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useDeferredValue, useMemo } from 'react'
import type { PreviewDataset } from '@/components/prompt/prompt-text'
import type { Row } from '@/lib/core/dataset/dataset'
import type { EmptyCells } from '@/lib/core/prompt/bind-template'
import type { VariableDefinition } from '@/lib/core/prompt/parse-variables'
import { tokenCost } from './token-cost'

interface VariableCostsProps {
  definitions: readonly VariableDefinition[]
  emptyCells: EmptyCells
  columns: PreviewDataset['columns']
  rows: readonly Row[]
  onEdit: (name: string) => void
}

export function VariableCosts({ definitions, emptyCells, columns, rows, onEdit }: VariableCostsProps) {
  const t = useTranslations('prompts.build')
  const format = useFormatter()
  const measured = useDeferredValue(definitions)
  const costs = useMemo(() => {
    const names = columns.map((column) => column.name)
    return measured.map((one) => ({ name: one.name, tokens: tokenCost(one, emptyCells, names, rows) }))
  }, [measured, emptyCells, columns, rows])
  if (costs.length === 0) return null
  return (
    <div>
      <p className="mb-1.5 text-xs text-ink-3">{t('costs', { rows: rows.length })}</p>
      <ul className="flex flex-wrap gap-1.5">
        {costs.map(({ name, tokens }) => (
          <li key={name} className="max-w-full">
            <button
              type="button"
              aria-label={t('editVariable', { name, tokens: Math.round(tokens) })}
              onClick={() => onEdit(name)}
              className="inline-flex min-h-7 max-w-full items-center gap-1.5 rounded-[5px] border px-1.5 text-left text-xs hover:border-line-strong"
            >
              <span className="min-w-0 break-all text-arm-a">{name}</span>
              <span className="whitespace-nowrap text-ink-2 tabular-nums">
                {t('tokensARow', { tokens: format.number(tokens, { maximumFractionDigits: 0 }) })}
              </span>
              <span aria-hidden="true" className="text-ink-3">
                ✎
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
