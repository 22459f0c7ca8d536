// What a run of the list found, with what it took; of a run under way, how far it is.
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { useFigures } from '@/components/run/use-figures'
import { defaultPair, verdictOf } from '@/components/run/verdict'
import { VerdictShort } from '@/components/run/verdict-sentence'
import { ProgressBar } from '@/components/ui/progress-bar'
import type { Report } from '@/lib/core/scoring/report'
import { getRuntime } from '@/lib/runtime'
import type { Run } from '@/lib/store/runs'
import { REPORT_K } from '@/lib/usecases/run-report'
import { readResult } from '../read-result'

export async function RunOutcome({ run }: { run: Run }) {
  if (run.status !== 'running') return <Finished report={(await readResult(run)).report} />
  const [{ runs }, t] = await Promise.all([getRuntime(), getTranslations('batch')])
  const arms = (await runs.progress(run.id))?.arms ?? []
  const done = arms.reduce((sum, arm) => sum + arm.done, 0)
  const trials = arms.reduce((sum, arm) => sum + arm.trials, 0)
  const words = t('progress', { done, trials })
  return (
    <div className="grid gap-1.5">
      <p className="text-sm text-ink-2">{words}</p>
      <ProgressBar value={done} max={trials} label={words} />
    </div>
  )
}

function Finished({ report }: { report: Report }) {
  const t = useTranslations()
  const { money } = useFigures()
  const [a, b] = defaultPair(report.versions, REPORT_K)
  const verdict = verdictOf(report, a, b, REPORT_K)
  const calls = report.versions.reduce((sum, version) => sum + version.calls, 0)
  const costs = report.versions.map((version) => version.costUsd)
  const cost = costs.reduce<number | null>((sum, each) => (sum === null || each === null ? null : sum + each), 0)
  return (
    <>
      <p className="text-sm font-medium" title={t('result.short.note')}>
        <VerdictShort verdict={verdict} />
      </p>
      <p className="text-xs text-ink-3">
        {t('batch.figures', {
          rows: report.run.sampledRows,
          calls,
          cost: cost === null ? t('batch.unpriced') : money(cost),
        })}
      </p>
    </>
  )
}
