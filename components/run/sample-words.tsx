// Which rows a run takes, in words.
import { useTranslations } from 'next-intl'
import type { SampleSpec } from '@/lib/core/run/run'

export interface SampledRun {
  datasetName: string
  sample: SampleSpec
  sampledRows: number
}

export function SampleWords({ run: { datasetName, sample, sampledRows } }: { run: SampledRun }) {
  const t = useTranslations('batch.sample')
  const kind = sample.size === null ? 'all' : sample.strategy
  return t(kind, { dataset: datasetName, rows: sampledRows, stratum: sample.stratum ?? '' })
}
