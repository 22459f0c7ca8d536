// What a run spared: rows that a decided comparison needed no more, calls that kept answers stood for.
import { useTranslations } from 'next-intl'
import { useFigures } from '@/components/run/use-figures'
import { Notice } from '@/components/ui/notice'
import type { Run } from '@/lib/store/runs'
import type { RunResult } from '@/lib/usecases/run-result'

interface SparedNoticeProps {
  decision: Run['decision']
  result: Pick<RunResult, 'saved' | 'unasked'>
}

export function SparedNotice({ decision, result: { saved, unasked } }: SparedNoticeProps) {
  const t = useTranslations('result.spared')
  const { money } = useFigures()
  const { reused, savedUsd } = saved
  if (decision === null && (reused === 0 || savedUsd === 0)) return null
  return (
    <Notice>
      {decision !== null && <p>{t(`decided.${decision.verdict}`, { rows: decision.rows, calls: unasked })}</p>}
      {reused > 0 && savedUsd !== 0 && (
        <p>{savedUsd === null ? t('reusedUnpriced', { reused }) : t('reused', { reused, money: money(savedUsd) })}</p>
      )}
    </Notice>
  )
}
