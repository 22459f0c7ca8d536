// Why a run ended before its end, in words, with the way to go on.
import { useTranslations } from 'next-intl'
import { ResumeButton } from '@/components/run/resume-button'
import { RunDeed } from '@/components/run/run-deed'
import { Notice } from '@/components/ui/notice'
import type { Result } from '@/lib/boundary/result'
import type { BatchSummary } from '@/lib/store/batch-jobs'
import type { Run } from '@/lib/store/runs'
import type { ResumeRunInput } from '@/lib/usecases/resume-run'
import { FailureSentence } from './failure-sentence'

interface HaltedNoticeProps {
  run: Run
  done: number
  trials: number
  calls: number
  /** Of a run through batches; null for a live one. */
  batches: BatchSummary | null
  onCancel: (input: { id: string }) => Promise<Result<unknown>>
  onResume: (input: ResumeRunInput) => Promise<Result<unknown>>
}

function wordOf({ status, maxCalls, budgetUsd }: Run): 'paused' | 'stoppedAtCap' | 'stopped' {
  if (status === 'paused') return 'paused'
  return maxCalls !== null || budgetUsd !== null ? 'stoppedAtCap' : 'stopped'
}

export function HaltedNotice({ run, done, trials, calls, batches, onCancel, onResume }: HaltedNoticeProps) {
  const t = useTranslations('result')
  // The batches of a run that was paused, or failed beside them, go on at the vendor, and are paid for.
  const atVendor = batches?.underWay ?? 0
  const broken = run.status === 'failed' || run.reason !== null
  return (
    <Notice tint={broken ? 'problem' : 'attention'}>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="max-w-[80ch] min-w-0 [overflow-wrap:anywhere]">
          {run.reason === null ? (
            t(wordOf(run), { done, trials })
          ) : (
            <>
              <FailureSentence error={run.reason} /> {done > 0 && t('detail.partial', { done, trials })}
            </>
          )}
          {atVendor > 0 && t('detail.gap') + t('batches.goOn', { batches: atVendor })}
        </div>
        <div className="flex flex-wrap gap-2">
          {atVendor > 0 && (
            <RunDeed runId={run.id} deed={onCancel} look="danger" working={t('cancelling')}>
              {t('batches.cancel')}
            </RunDeed>
          )}
          <ResumeButton
            run={{ id: run.id, number: run.number, maxCalls: run.maxCalls, budgetUsd: run.budgetUsd, calls }}
            onResume={onResume}
          />
        </div>
      </div>
    </Notice>
  )
}
