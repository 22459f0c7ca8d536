// Whether a session takes votes, and if not, why.
import { useTranslations } from 'next-intl'
import { Chip } from '@/components/ui/chip'
import type { EndReason } from '@/lib/core/arena/arena'

export function ArenaStatus({ endReason }: { endReason: EndReason | null }) {
  const t = useTranslations('arena')
  if (endReason === null) return <Chip tint="hit">{t('status.open')}</Chip>
  return (
    <Chip>
      {t('status.ended')} · {t(`reasons.${endReason}`)}
    </Chip>
  )
}
