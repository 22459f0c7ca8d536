// The lines that were set aside, a page at a time, to be mended in place; all of them as a file, and the mended file back.
'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FileOptions } from '@/components/dataset/file-options'
import { ImportFile } from '@/components/dataset/import-file'
import { Pager } from '@/components/dataset/pager'
import { ScrollTable } from '@/components/dataset/scroll-table'
import { buttonClass } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import type { RejectedLine } from '@/lib/core/dataset/dataset'
import type { Mended } from '@/lib/usecases/mend-lines'
import { mend } from '../../actions'
import { MendedNotice } from './mended-notice'
import { RejectLine } from './reject-line'

interface RejectTableProps {
  datasetId: string
  sceneId: string
  limitMb: number
  rejects: RejectedLine[]
  /** Of all lines set aside. */
  count: number
  page: number
  pages: number
  /** Whether the lines are delimited text, which can be read again by itself. */
  mendable: boolean
}

export function RejectTable(props: RejectTableProps) {
  const { datasetId, sceneId, limitMb, rejects, count, page, pages, mendable } = props
  const t = useTranslations('data')
  const sentence = useErrorSentence()
  const router = useRouter()
  const [said, setSaid] = useState<{ line: number; mended: Mended }>()
  const [problem, setProblem] = useState('')
  // Stays when the last line is mended, and with it what it says of that.
  const [offered] = useState(mendable && count > 0)

  /** True where the line has become a row. */
  const mendLine = async (line: number, text: string): Promise<boolean> => {
    const result = await mend({ datasetId, line, text })
    setProblem(result.ok ? '' : sentence(result.error))
    setSaid(result.ok ? { line, mended: result.data } : undefined)
    if (result.ok) router.refresh()
    return result.ok && result.data.mended > 0
  }
  const lead = count === 0 ? 'detail.rejectsNone' : mendable ? 'detail.rejectsMend' : 'detail.rejectsReplace'
  return (
    <div>
      <h2 className="text-base font-semibold">{t('detail.rejects')}</h2>
      <p className="mb-2.5 max-w-[78ch] text-sm text-ink-2">{t(lead, { count })}</p>
      {problem !== '' && (
        <Notice tint="problem" className="mb-2.5">
          {problem}
        </Notice>
      )}
      {said !== undefined && (
        <Notice className="mb-2.5">
          {said.mended.mended > 0
            ? t('mend.done', { line: said.line, added: said.mended.added, rows: said.mended.rows })
            : t('mend.kept', {
                line: said.line,
                reason: t(`reasons.${said.mended.reasons[0]?.reason ?? 'bad_quote'}`),
              })}
        </Notice>
      )}
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
                {mendable && <th scope="col">{t('mend.deed')}</th>}
              </tr>
            </thead>
            <tbody>
              {rejects.map((reject) => (
                <RejectLine key={reject.line} reject={reject} onMend={mendable ? mendLine : null} />
              ))}
            </tbody>
          </ScrollTable>
          <Pager
            page={page}
            pages={pages}
            label={t('detail.rejectsPager')}
            href={(to) => `/data/${datasetId}?lines=${to}`}
          />
          <p className="my-3">
            <a href={`/api/datasets/${datasetId}/rejects`} download className={buttonClass()}>
              {t('detail.download')}
            </a>
          </p>
        </>
      )}
      {offered && (
        <ImportFile<Mended>
          action={`/api/datasets/${datasetId}/rejects`}
          sceneId={sceneId}
          limitMb={limitMb}
          zone={{ title: t('mend.file'), hint: t('mend.fileHint'), prominent: false }}
          fields={(file) => <FileOptions file={file} />}
          result={(mended) => <MendedNotice mended={mended} />}
        />
      )}
    </div>
  )
}
