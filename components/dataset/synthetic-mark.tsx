// Says of rows that were made up that they were, wherever they or what came of them is shown.
import { useTranslations } from 'next-intl'
import { Chip } from '@/components/ui/chip'
import { Notice } from '@/components/ui/notice'

export function SyntheticChip() {
  const t = useTranslations('synthetic')
  return <Chip tint="warn">{t('mark')}</Chip>
}

export function SyntheticNotice({ of, className }: { of: 'dataset' | 'run' | 'arena' | 'vote'; className?: string }) {
  const t = useTranslations('synthetic')
  return (
    <Notice tint="attention" className={className ?? ''}>
      <SyntheticChip /> {t(of)}
    </Notice>
  )
}
