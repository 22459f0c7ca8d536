// The template on one user: who that is, the exact text, and what they really took.
'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { RenderedText } from '@/components/prompt/rendered-text'
import { RowPerson } from '@/components/prompt/row-person'
import { RowStepper } from '@/components/prompt/row-stepper'
import type { LookedAtRow } from '@/components/prompt/use-row'
import { buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import type { Row } from '@/lib/core/dataset/dataset'
import type { Binding } from '@/lib/core/prompt/bind-template'
import { renderParts } from '@/lib/core/prompt/render-template'

export function PreviewCard({ looked, binding }: { looked: LookedAtRow; binding: Binding }) {
  const t = useTranslations('prompts')
  const sentence = useErrorSentence()
  const { dataset, row, error } = looked
  if (dataset === null)
    return (
      <EmptyState
        title={t('noDatasetTitle')}
        body={t('noDatasetBody')}
        action={
          <Link href="/data" className={buttonClass()}>
            {t('toData')}
          </Link>
        }
      />
    )
  return (
    <Card title={t('preview')} aside={<RowStepper looked={looked} dataset={dataset} />}>
      {error !== null && <Notice tint="problem">{sentence(error)}</Notice>}
      {row === null && error === null && <p className="text-sm text-ink-3">{t('rowLoading')}</p>}
      {row !== null && (
        <div className="grid gap-3">
          <RowPerson columns={dataset.columns} row={row} />
          <Rendered binding={binding} row={row} />
        </div>
      )}
    </Card>
  )
}

function Rendered({ binding, row }: { binding: Binding; row: Row }) {
  const t = useTranslations('prompts')
  const parts = renderParts(binding, row.cells)
  const length = parts.reduce((total, part) => total + part.text.length, 0)
  return (
    <div>
      <div className="mb-1 flex justify-between gap-3 text-xs text-ink-3">
        <span>{t('rendered')}</span>
        <span>{t('characters', { count: length })}</span>
      </div>
      <section
        aria-label={t('rendered')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        className="max-h-[46vh] min-h-24 overflow-y-auto rounded-md bg-sunk px-3 py-2.5 font-mono text-sm leading-[22px] break-words whitespace-pre-wrap"
      >
        {length === 0 ? <span className="text-ink-3">{t('renderedEmpty')}</span> : <RenderedText parts={parts} />}
      </section>
    </div>
  )
}
