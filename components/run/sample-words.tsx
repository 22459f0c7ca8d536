// Which rows a run takes, in words.
import { useTranslations } from 'next-intl'
import type { SampleSpec } from '@/lib/core/run/run'

export interface SampledRun {
  datasetName: string
  sample: SampleSpec
  sampledRows: number
  datasetRows: number
  bestOf?: unknown
}

// These name all that they can take, however many those are.
const partial: readonly SampleSpec['strategy'][] = ['days', 'cold']

export function SampleWords({ run: { datasetName, sample, sampledRows, datasetRows, bestOf } }: { run: SampledRun }) {
  const t = useTranslations('batch')
  const { strategy, stratum = '', minimum = 1, days = 1, split, distinct } = sample
  const all =
    split === undefined && distinct === undefined && bestOf == null && sampledRows < datasetRows ? 'labelled' : 'all'
  const kind = sample.size === null && !partial.includes(strategy) ? all : strategy
  const counts = { rows: sampledRows, total: datasetRows, minimum, days }
  const words = t(`sample.${kind}`, { ...counts, dataset: datasetName, stratum })
  const ofUsers = split === undefined ? words : t('sample.split', { words, split: t(`splitNames.${split}`) })
  return distinct === undefined ? ofUsers : t('sample.distinct', { words: ofUsers, distinct })
}
