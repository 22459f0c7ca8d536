// What a run of the list found, with what it took; of a run under way, how far it is. A halted one can go on from here.
import { useTranslations } from 'next-intl'
import { ResumeButton } from '@/components/run/resume-button'
import { useFigures } from '@/components/run/use-figures'
import { defaultPair, verdictOf } from '@/components/run/verdict'
import { VerdictShort } from '@/components/run/verdict-sentence'
import { isResumable } from '@/lib/core/run/run'
import type { Report } from '@/lib/core/scoring/report'
import type { Run } from '@/lib/store/runs'
import { REPORT_K } from '@/lib/usecases/run-report'
import { readActiveRun } from '../../active-runs'
import { pauseRun, resumeRun } from '../actions'
import { readResult } from '../read-result'
import { LiveOutcome } from './live-outcome'

export async function RunOutcome({ run }: { run: Run }) {
  const active = run.status === 'running' ? await readActiveRun(run) : null
  if (active !== null) return <LiveOutcome initial={active} onPause={pauseRun} />
  const { report } = await readResult(run)
  if (!isResumable(run.status)) return <Finished report={report} />
  const calls = report.versions.reduce((sum, version) => sum + version.calls, 0)
  const { id, number, maxCalls, budgetUsd } = run
  return (
    <div className="flex items-center gap-3">
      <div className="min-w-0 grow">
        <Finished report={report} />
      </div>
      <div className="relative z-10">
        <ResumeButton look="plain" run={{ id, number, maxCalls, budgetUsd, calls }} onResume={resumeRun} />
      </div>
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
