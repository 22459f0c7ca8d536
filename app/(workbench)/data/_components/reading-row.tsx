// A dataset of the list whose file is still being read, or could not be.
import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { readShare } from '@/components/dataset/read-share'
import { Chip } from '@/components/ui/chip'
import { ProgressBar } from '@/components/ui/progress-bar'
import type { Reading } from '@/lib/store/readings'

export function ReadingRow({ reading }: { reading: Reading }) {
  const t = useTranslations('data.reading')
  const format = useFormatter()
  const { id, name, fileName, rowCount, rejected, bytesRead, bytesTotal, startedAt, failure } = reading
  const share = format.number(readShare(reading), { style: 'percent' })
  return (
    <tr>
      <td className="min-w-40">
        <Link
          href={`/data/${id}`}
          className="font-medium break-words underline decoration-line-strong underline-offset-4 hover:decoration-ink"
        >
          {name}
        </Link>
      </td>
      <td className="whitespace-nowrap">
        {failure === null ? <Chip>{t('underWay')}</Chip> : <Chip tint="miss">{t('failed')}</Chip>}
      </td>
      <td className="text-right">{failure === null && format.number(rowCount)}</td>
      <td className="text-right">{failure === null && format.number(rejected)}</td>
      <td className="whitespace-nowrap text-ink-2">
        {failure === null && (
          <span className="flex items-center gap-2">
            <ProgressBar value={bytesRead} max={bytesTotal} label={t('progressOf', { name })} className="w-16" />
            {share}
          </span>
        )}
      </td>
      <td className="min-w-36 break-all text-ink-2">{fileName}</td>
      <td className="whitespace-nowrap text-ink-2">{format.relativeTime(startedAt, new Date())}</td>
    </tr>
  )
}
