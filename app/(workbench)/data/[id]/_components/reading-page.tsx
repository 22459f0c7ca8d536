// A dataset while its file is read: how far it is, its rows so far, and the way to cancel; or why it could not be read.
import { useFormatter, useTranslations } from 'next-intl'
import { readShare } from '@/components/dataset/read-share'
import { RefreshWhile } from '@/components/dataset/refresh-while'
import { PageHeader } from '@/components/layout/page-header'
import { Card } from '@/components/ui/card'
import { ProgressBar } from '@/components/ui/progress-bar'
import type { Row } from '@/lib/core/dataset/dataset'
import type { Reading } from '@/lib/store/readings'
import { CancelReading } from './cancel-reading'
import { FailedReading } from './failed-reading'
import { RowTable } from './row-table'

const REFRESH_MS = 1000

interface ReadingPageProps {
  reading: Reading
  rows: Row[]
  page: number
  pages: number
}

export function ReadingPage({ reading, rows, page, pages }: ReadingPageProps) {
  const t = useTranslations('data.reading')
  const format = useFormatter()
  const { id, name, fileName, rowCount, rejected, columns, bytesRead, bytesTotal, startedAt, failure } = reading
  const share = format.number(readShare(reading), { style: 'percent' })
  const when = format.relativeTime(startedAt, new Date())
  return (
    <>
      <PageHeader
        title={<span className="break-words">{name}</span>}
        lead={
          <span className="break-words">{t(failure === null ? 'lead' : 'leadFailed', { file: fileName, when })}</span>
        }
      />
      {failure !== null ? (
        <FailedReading id={id} failure={failure} />
      ) : (
        <div className="grid grid-cols-1 gap-8">
          <RefreshWhile everyMs={REFRESH_MS} />
          <Card>
            <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
              <p className="text-base font-medium">
                {columns.length === 0 ? t('inspecting') : t('soFar', { rows: rowCount, rejected, share })}
              </p>
              <CancelReading id={id} />
            </div>
            <ProgressBar value={bytesRead} max={bytesTotal} label={t('progressOf', { name })} className="my-2.5" />
            <p className="max-w-[78ch] text-sm text-ink-2">{t('notYet')}</p>
          </Card>
          {columns.length > 0 && (
            <RowTable
              datasetId={id}
              columns={columns.map((column) => ({ name: column }))}
              rows={rows}
              page={page}
              pages={pages}
            />
          )}
        </div>
      )}
    </>
  )
}
