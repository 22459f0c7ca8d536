// The pairs that have their label, each to be changed.
'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Card } from '@/components/ui/card'
import type { NamePair } from '@/lib/core/matching/draw-pairs'
import { pairLabels } from '@/lib/core/matching/pair-label'
import { PairTable } from '../../_components/pair-table'
import type { Labelling } from './use-labels'

export function LabelTable({ pairs, labelling }: { pairs: readonly NamePair[]; labelling: Labelling }) {
  const t = useTranslations('threshold')
  const [open, setOpen] = useState(false)
  const { labels, change } = labelling
  const labelled = pairs
    .flatMap((pair, at) => {
      const label = labels[at] ?? null
      return label === null ? [] : [{ ...pair, at, label }]
    })
    .sort((a, b) => b.degree - a.degree)
  if (labelled.length === 0) return null
  return (
    <Card title={t('labels.title')}>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="cursor-pointer text-sm text-ink-2">{t('labels.show', { count: labelled.length })}</summary>
        {open && (
          <PairTable
            label={t('labels.title')}
            heads={{ product: t('ask.product'), said: t('labels.label') }}
            rows={labelled.map(({ at, label, ...pair }) => ({
              ...pair,
              said: (
                <select
                  aria-label={t('labels.of', { name: pair.name, product: pair.product })}
                  value={label}
                  onChange={(event) => change(at, pairLabels.find((one) => one === event.target.value) ?? null)}
                  className="min-h-8 rounded-md border border-line-strong bg-card px-1.5 text-ink"
                >
                  {pairLabels.map((one) => (
                    <option key={one} value={one}>
                      {t(`ask.labels.${one}`)}
                    </option>
                  ))}
                  <option value="">{t('labels.clear')}</option>
                </select>
              ),
            }))}
          />
        )}
      </details>
    </Card>
  )
}
