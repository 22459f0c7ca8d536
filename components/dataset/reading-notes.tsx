// Which datasets can't be chosen yet, and why: their files are still being read.
import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import type { Reading } from '@/lib/store/readings'
import { readShare } from './read-share'

export function ReadingNotes({ readings }: { readings: readonly Reading[] }) {
  const t = useTranslations('data.reading')
  const format = useFormatter()
  const underWay = readings.filter(({ failure }) => failure === null)
  if (underWay.length === 0) return null
  return (
    <Notice className="mb-4">
      <ul className="grid gap-0.5">
        {underWay.map((reading) => (
          <li key={reading.id} className="break-words">
            {t.rich('note', {
              name: reading.name,
              share: format.number(readShare(reading), { style: 'percent' }),
              link: (words) => (
                <Link href={`/data/${reading.id}`} className="underline underline-offset-4">
                  {words}
                </Link>
              ),
            })}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
