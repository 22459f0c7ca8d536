// A dataset that was deleted, or a link with a wrong id.
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { PageHeader } from '@/components/layout/page-header'
import { buttonClass } from '@/components/ui/button'

export default function DatasetNotFound() {
  const t = useTranslations('data.missing')
  return (
    <>
      <PageHeader title={t('title')} lead={t('body')} />
      <Link href="/data" className={buttonClass('primary')}>
        {t('back')}
      </Link>
    </>
  )
}
