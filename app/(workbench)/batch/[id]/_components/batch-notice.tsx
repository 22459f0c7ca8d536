// Where the batches of a run are, in a sentence.
import { useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import type { BatchSummary } from '@/lib/store/batch-jobs'

export function BatchNotice({ batches, className }: { batches: BatchSummary; className?: string }) {
  const t = useTranslations('result.batches')
  const gap = useTranslations('result.detail')('gap')
  const { planned, underWay, requests, ended, cancelling } = batches
  const facts = [
    underWay > 0 && t('underWay', { batches: underWay, requests }),
    planned > 0 && t('planned', { batches: planned }),
    ended > 0 && t('ended', { batches: ended }),
  ].filter((fact) => fact !== false)
  return (
    <Notice tint="attention" className={className}>
      {t(cancelling ? 'cancelling' : 'title')}
      {facts.length > 0 && gap + t('facts', { facts: facts.join(t('join')) })}
    </Notice>
  )
}
