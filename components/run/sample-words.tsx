// Which rows a run takes, in words.
import { useTranslations } from 'next-intl'
import type { SampleSpec } from '@/lib/core/run/run'

export interface SampledRun {
  datasetName: string
  sample: SampleSpec
  sampledRows: number
}

// These name all that they can take, however many those are.
const partial: readonly SampleSpec['strategy'][] = ['days', 'cold']

export function SampleWords({ run: { datasetName, sample, sampledRows } }: { run: SampledRun }) {
  const t = useTranslations('batch')
  const { strategy, stratum = '', minimum = 1, days = 1, split, distinct } = sample
  const kind = sample.size === null && !partial.includes(strategy) ? 'all' : strategy
  const words = t(`sample.${kind}`, { dataset: datasetName, rows: sampledRows, stratum, minimum, days })
  const ofUsers = split === undefined ? words : t('sample.split', { words, split: t(`splitNames.${split}`) })
  return distinct === undefined ? ofUsers : t('sample.distinct', { words: ofUsers, distinct })
}
