// Steps through the rows of a dataset, and chooses which dataset.
'use client'

import { useTranslations } from 'next-intl'
import { DatasetOption } from '@/components/dataset/dataset-option'
import { SyntheticChip } from '@/components/dataset/synthetic-mark'
import { Button } from '@/components/ui/button'
import { KeyHint } from '@/components/ui/key-hint'
import type { PreviewDataset } from './prompt-text'
import type { LookedAtRow } from './use-row'

const control = 'min-h-9 min-w-0 rounded-md border border-line-strong bg-card px-2 text-sm'

export function RowStepper({ looked, dataset }: { looked: LookedAtRow; dataset: PreviewDataset }) {
  const t = useTranslations('prompts')
  const { datasets, rowIndex, chooseDataset, go } = looked
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {dataset.synthetic && <SyntheticChip />}
      {datasets.length > 1 && (
        <select
          aria-label={t('dataset')}
          value={dataset.id}
          onChange={(event) => chooseDataset(event.target.value)}
          className={`${control} max-w-44`}
        >
          {datasets.map(({ id, name, synthetic }) => (
            <DatasetOption key={id} id={id} name={name} synthetic={synthetic} />
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
