// The first lines that were set aside, with the reason in words, and all of them as a file.
import { useFormatter, useTranslations } from 'next-intl'
import { ScrollTable } from '@/components/dataset/scroll-table'
import { buttonClass } from '@/components/ui/button'
import type { RejectedLine } from '@/lib/core/dataset/dataset'

interface RejectTableProps {
  datasetId: string
  rejects: RejectedLine[]
  /** Of all lines set aside. */
  count: number
}

export function RejectTable({ datasetId, rejects, count }: RejectTableProps) {
  const t = useTranslations('data')
  const format = useFormatter()
  const shown = rejects.length
  return (
    <div>
      <h2 className="text-base font-semibold">{t('detail.rejects')}</h2>
      <p className="mb-2.5 text-sm text-ink-2">
        {count === 0
          ? t('detail.rejectsNone')
          : t(shown < count ? 'detail.rejectsSome' : 'detail.rejectsAll', { count, shown })}
      </p>
      {count > 0 && (
        <>
          <ScrollTable label={t('detail.rejects')}>
            <thead>
              <tr>
                <th scope="col" className="w-px text-right!">
                  {t('detail.line')}
                </th>
                <th scope="col">{t('detail.reason')}</th>
                <th scope="col">{t('detail.text')}</th>
              </tr>
            </thead>
            <tbody>
              {rejects.map(({ line, reason, text }) => (
                <tr key={line}>
                  <td className="text-right text-ink-3">{format.number(line)}</td>
                  <td className="whitespace-nowrap">{t(`reasons.${reason}`)}</td>
                  <td className="min-w-64 font-mono text-xs">
                    <span className="line-clamp-2 break-all whitespace-pre-wrap">{text}</span>
                  </td>
                </tr>
              ))}
            </tbody>
          </ScrollTable>
          <p className="mt-3">
            <a href={`/api/datasets/${datasetId}/rejects`} download className={buttonClass()}>
              {t('detail.download')}
            </a>
          </p>
        </>
      )}
    </div>
  )
}
