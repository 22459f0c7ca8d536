// A link that leads to nothing, with the way back to the room that it leads into.
'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { buttonClass } from '@/components/ui/button'
import { PageHeader } from './page-header'
import { rooms } from './rail'

export function NothingHere() {
  const t = useTranslations('shell')
  const [, first = ''] = usePathname().split('/')
  const room = rooms.find(({ href }) => href === `/${first}`)
  return (
    <>
      <PageHeader title={t('notFoundTitle')} lead={t('notFoundBody')} />
      <Link href={room?.href ?? '/'} className={buttonClass('primary')}>
        {room === undefined ? t('toOverview') : t('toRoom', { room: t(room.key) })}
      </Link>
    </>
  )
}
