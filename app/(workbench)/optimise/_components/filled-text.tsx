// The exact text that is sent for the row, or for the values of one's own, with what stands for a variable marked.
'use client'

import { useTranslations } from 'next-intl'
import type { TemplateCheck } from '@/components/prompt/check-template'
import { RenderedText } from '@/components/prompt/rendered-text'
import type { LookedAtRow } from '@/components/prompt/use-row'
import { ScrollRegion } from '@/components/ui/scroll-region'
import { estimateTokens } from '@/lib/core/prompt/estimate-tokens'
import { standsAlone } from '@/lib/core/prompt/override-variables'
import { renderParts } from '@/lib/core/prompt/render-template'
import type { Side } from '../desk-side'

interface FilledTextProps {
  letter: string
  side: Side
  check: TemplateCheck
  looked: LookedAtRow
}

export function FilledText({ letter, side, check, looked }: FilledTextProps) {
  const t = useTranslations('optimise')
  const { row, rowIndex, dataset } = looked
  const alone = standsAlone(side.text, side.values)
  if (dataset !== null && row === null && !alone) return <p className="text-sm text-ink-3">{t('rowLoading')}</p>
  const parts = renderParts(check.binding, row?.cells ?? [])
  const text = parts.map((part) => part.text).join('')
  return (
    <div>
      <div className="mb-1 flex flex-wrap justify-between gap-3 text-xs text-ink-3">
        <span>{alone || dataset === null ? t('filledAlone') : t('filledRow', { row: rowIndex + 1 })}</span>
        <span>{t('length', { count: text.length, tokens: estimateTokens(text) })}</span>
      </div>
      <ScrollRegion
        label={t('filledOf', { letter })}
        className="max-h-[46vh] min-h-24 overflow-y-auto rounded-md bg-sunk px-3 py-2.5 font-mono text-sm leading-[22px] break-words whitespace-pre-wrap"
      >
        {text === '' ? <span className="text-ink-3">{t('filledEmpty')}</span> : <RenderedText parts={parts} />}
      </ScrollRegion>
    </div>
  )
}
