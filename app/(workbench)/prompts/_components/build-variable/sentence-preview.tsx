// The sentence as it is being built, on the row that is looked at, with what it costs.
'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { PreviewDataset } from '@/components/prompt/prompt-text'
import { RenderedText } from '@/components/prompt/rendered-text'
import type { LookedAtRow } from '@/components/prompt/use-row'
import { Button } from '@/components/ui/button'
import { ScrollRegion } from '@/components/ui/scroll-region'
import { bindTemplate, type EmptyCells } from '@/lib/core/prompt/bind-template'
import { renderParts } from '@/lib/core/prompt/render-template'
import { type BuilderDraft, writeDraft } from './builder-draft'
import { tokenCost } from './token-cost'

interface SentencePreviewProps {
  name: string
  draft: BuilderDraft
  emptyCells: EmptyCells
  looked: LookedAtRow & { dataset: PreviewDataset }
}

/** While it is typed the name may be one that nothing can be called. */
const drafted = 'DRAFT'

export function SentencePreview({ name, draft, emptyCells, looked }: SentencePreviewProps) {
  const t = useTranslations('prompts.build')
  const tPage = useTranslations('prompts')
  const format = useFormatter()
  const { dataset, row, rows, rowIndex, go } = looked
  const value = writeDraft(draft)
  const { binding, tokens } = useMemo(() => {
    const names = dataset.columns.map((column) => column.name)
    const variable = { name: drafted, value }
    const bound = bindTemplate({ template: `{{${drafted}}}`, variables: [variable], emptyCells }, names)
    return { binding: bound.binding, tokens: tokenCost(variable, emptyCells, names, rows) }
  }, [value, emptyCells, dataset, rows])
  const parts = row === null ? [] : renderParts(binding, row.cells)
  return (
    <div>
      <div className="mb-1 flex flex-wrap items-center justify-between gap-x-3 gap-y-1 text-xs text-ink-3">
        <span className="flex items-center gap-1">
          <Button
            look="quiet"
            className="min-h-7 px-1.5 py-0"
            aria-label={tPage('previousRow')}
            disabled={rowIndex === 0}
            onClick={() => go(rowIndex - 1)}
          >
            ‹
          </Button>
          {t('onRow', { row: rowIndex + 1 })}
          <Button
            look="quiet"
            className="min-h-7 px-1.5 py-0"
            aria-label={tPage('nextRow')}
            disabled={rowIndex + 1 >= dataset.rowCount}
            onClick={() => go(rowIndex + 1)}
          >
            ›
          </Button>
        </span>
        <span title={t('estimate', { rows: rows.length })}>
          {t('tokensARow', { tokens: format.number(tokens, { maximumFractionDigits: 0 }) })}
          <span className="sr-only"> {t('estimate', { rows: rows.length })}</span>
        </span>
      </div>
      <ScrollRegion
        label={t('previewOf', { name })}
        className="max-h-32 min-h-11 overflow-y-auto rounded-md bg-sunk px-3 py-2 text-sm leading-[22px] break-words whitespace-pre-wrap"
      >
        {row === null ? (
          <span className="text-ink-3">{tPage('rowLoading')}</span>
        ) : parts.length === 0 ? (
          <span className="text-ink-3">{t('saysNothing')}</span>
        ) : (
          <RenderedText parts={parts} />
        )}
      </ScrollRegion>
      <p className="mt-1.5 line-clamp-2 font-mono text-xs break-all text-ink-3" title={value}>
        {value}
      </p>
    </div>
  )
}
