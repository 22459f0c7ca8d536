// The state of a run as a word.
import { useTranslations } from 'next-intl'
import { Chip, type Tint } from '@/components/ui/chip'
import type { RunStatus } from '@/lib/core/run/run'

const tints: Record<RunStatus, Tint> = {
  running: 'plain',
  paused: 'warn',
  completed: 'hit',
  stopped: 'warn',
  failed: 'miss',
}

export function StatusChip({ status }: { status: RunStatus }) {
  const t = useTranslations('batch.status')
  return <Chip tint={tints[status]}>{t(status)}</Chip>
}
