// The pairs that have their label, each to be changed.
'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useFigures } from '@/components/run/use-figures'
import { Card } from '@/components/ui/card'
import { ScrollRegion } from '@/components/ui/scroll-region'
import type { NamePair } from '@/lib/core/matching/draw-pairs'
import { pairLabels } from '@/lib/core/matching/pair-label'
import type { Labelling } from './use-labels'

const cell = 'px-2 py-1.5 text-left align-top first:pl-0 last:pr-0'

export function LabelTable({ pairs, labelling }: { pairs: readonly NamePair[]; labelling: Labelling }) {
  const t = useTranslations('threshold')
  const { count, degree } = useFigures()
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
          <ScrollRegion label={t('labels.title')} className="mt-3 max-h-[60vh] overflow-auto">
            <table className="w-full text-sm">
              <thead>
                <tr className="text-xs text-ink-3">
                  {[t('ask.name'), t('ask.product'), t('labels.f'), t('labels.times'), t('labels.label')].map(
                    (head) => (
                      <th key={head} scope="col" className={`${cell} font-medium whitespace-nowrap`}>
                        {head}
                      </th>
                    ),
                  )}
                </tr>
              </thead>
              <tbody>
                {labelled.map(({ at, name, product, label, ...pair }) => (
                  <tr key={at} className="border-t">
                    <th scope="row" className={`${cell} min-w-40 font-medium [overflow-wrap:anywhere]`}>
                      {name}
                    </th>
                    <td className={`${cell} min-w-40 [overflow-wrap:anywhere]`}>{product}</td>
                    <td className={`${cell} tabular-nums`}>{degree(pair.degree)}</td>
                    <td className={`${cell} tabular-nums`}>{count(pair.occurrences)}</td>
                    <td className={cell}>
                      <select
                        aria-label={t('labels.of', { name, product })}
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
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollRegion>
        )}
      </details>
    </Card>
  )
}
