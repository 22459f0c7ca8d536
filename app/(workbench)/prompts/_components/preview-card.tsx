// The template on one user: who that is, the exact text, and what they really took.
'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { RenderedText } from '@/components/prompt/rendered-text'
import { Button, buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Chip } from '@/components/ui/chip'
import { EmptyState } from '@/components/ui/empty-state'
import { KeyHint } from '@/components/ui/key-hint'
import { Notice } from '@/components/ui/notice'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import type { Row } from '@/lib/core/dataset/dataset'
import type { Binding } from '@/lib/core/prompt/bind-template'
import { renderParts } from '@/lib/core/prompt/render-template'
import type { PreviewDataset } from './prompt-text'
import type { LookedAtRow } from './use-row'

const control = 'min-h-9 min-w-0 rounded-md border border-line-strong bg-card px-2 text-sm'

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
          <Person columns={dataset.columns} row={row} />
          <Rendered binding={binding} row={row} />
        </div>
      )}
    </Card>
  )
}

function RowStepper({ looked, dataset }: { looked: LookedAtRow; dataset: PreviewDataset }) {
  const t = useTranslations('prompts')
  const { datasets, rowIndex, chooseDataset, go } = looked
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {datasets.length > 1 && (
        <select
          aria-label={t('dataset')}
          value={dataset.id}
          onChange={(event) => chooseDataset(event.target.value)}
          className={`${control} max-w-44`}
        >
          {datasets.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
      <Button aria-label={t('previousRow')} disabled={rowIndex === 0} onClick={() => go(rowIndex - 1)}>
        ‹ <KeyHint keys="K" />
      </Button>
      <label className="flex items-center gap-1.5">
        <span>{t('row')}</span>
        <input
          type="number"
          min={1}
          max={dataset.rowCount}
          value={rowIndex + 1}
          onChange={(event) => event.target.valueAsNumber >= 1 && go(Math.floor(event.target.valueAsNumber) - 1)}
          className={`${control} w-20 text-ink`}
        />
      </label>
      <span className="whitespace-nowrap">{t('rowOf', { count: dataset.rowCount })}</span>
      <Button aria-label={t('nextRow')} disabled={rowIndex + 1 >= dataset.rowCount} onClick={() => go(rowIndex + 1)}>
        › <KeyHint keys="J" />
      </Button>
    </div>
  )
}

const MOST_TRAITS = 8

/** A row reads as a sentence on a user: the first short features that it fills in. */
function Person({ columns, row }: { columns: PreviewDataset['columns']; row: Row }) {
  const t = useTranslations('prompts')
  const cellsOf = (role: string) =>
    columns.flatMap((column, i) => (column.role === role ? [row.cells[i]?.trim() ?? ''] : []))
  const traits = columns.flatMap(({ role, kind }, i) => {
    const cell = row.cells[i]?.trim() ?? ''
    return role === 'feature' && kind !== 'text' && cell !== '' ? [cell] : []
  })
  const [label] = cellsOf('label')
  const identity = [...cellsOf('user'), ...cellsOf('time')].filter((cell) => cell !== '').join(' · ')
  return (
    <dl className="grid gap-x-3 gap-y-1 text-sm sm:grid-cols-[auto_minmax(0,1fr)]">
      <dt className="text-ink-3">{t('who')}</dt>
      <dd className="min-w-0 break-words">
        {traits.length > 0 ? traits.slice(0, MOST_TRAITS).join(' · ') : t('nobody')}{' '}
        <span className="text-xs text-ink-3">{identity}</span>
      </dd>
      <dt className="text-ink-3">{t('realProduct')}</dt>
      <dd className="min-w-0">
        {label === undefined || label === '' ? (
          <span className="text-ink-3">{t(label === undefined ? 'noLabelColumn' : 'noLabel')}</span>
        ) : (
          <Chip className="break-all">{label}</Chip>
        )}
      </dd>
    </dl>
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
