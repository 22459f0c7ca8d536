// Precision, recall and F1 in a table's row, each share with its interval.
'use client'

import { useTranslations } from 'next-intl'
import { useFigures } from '@/components/run/use-figures'
import type { EstimatedShare, ThresholdQuality } from '@/lib/core/matching/threshold-quality'

const cell = 'px-2 py-1 text-left first:pl-0 last:pr-0 whitespace-nowrap'

export function QualityHeads({ before, after = [] }: { before: readonly string[]; after?: readonly string[] }) {
  const t = useTranslations('threshold.quality')
  return (
    <tr className="text-xs text-ink-3">
      {[...before, t('precision'), t('recall'), t('f1'), ...after].map((head) => (
        <th key={head} scope="col" className={`${cell} font-medium`}>
          {head}
        </th>
      ))}
    </tr>
  )
}

export function QualityCells({ quality }: { quality: ThresholdQuality | null }) {
  const { fine, percent, range } = useFigures()
  const words = (share: EstimatedShare | null | undefined) =>
    share == null ? '–' : `${percent(share.share)} (${range(share.interval)})`
  return (
    <>
      <td className={cell}>{words(quality?.precision)}</td>
      <td className={cell}>{words(quality?.recall)}</td>
      <td className={cell}>{quality?.f1 == null ? '–' : fine(quality.f1)}</td>
    </>
  )
}
