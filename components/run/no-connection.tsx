// Says that no language model can be asked yet, and where one is connected.
import Link from 'next/link'
import { useTranslations } from 'next-intl'

/** `more`: some vendors are connected, others could be. */
export function NoConnection({ more = false }: { more?: boolean }) {
  return useTranslations('batch').rich(more ? 'moreConnections' : 'noConnection', {
    link: (chunks) => (
      <Link href="/settings" className="text-arm-a underline underline-offset-2">
        {chunks}
      </Link>
    ),
  })
}
