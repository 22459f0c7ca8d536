// A link that leads to nothing, with the way back.
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { buttonClass } from '@/components/ui/button'

export function NothingHere() {
  const t = useTranslations('shell')
  return (
    <div className="grid max-w-lg justify-items-start gap-3 py-16">
      <h1 className="text-xl font-semibold">{t('notFoundTitle')}</h1>
      <p className="text-sm text-ink-2">{t('notFoundBody')}</p>
      <Link href="/" className={buttonClass('primary')}>
        {t('toOverview')}
      </Link>
    </div>
  )
}
