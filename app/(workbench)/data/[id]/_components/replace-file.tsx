// Putting another file in the place of the rows, after naming what goes with them.
'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FileOptions } from '@/components/dataset/file-options'
import { ImportFile } from '@/components/dataset/import-file'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { type DatasetUses, LostRuns } from './lost-runs'

interface ReplaceFileProps {
  datasetId: string
  sceneId: string
  name: string
  rows: number
  uses: DatasetUses
  limitMb: number
}

export function ReplaceFile({ datasetId, sceneId, name, rows, uses, limitMb }: ReplaceFileProps) {
  const t = useTranslations('data.replace')
  const [asking, setAsking] = useState(false)
  /** How many runs were named when it was agreed to. */
  const [agreed, setAgreed] = useState<number>()
  const runs = uses.numbers.length
  const agree = () => {
    setAgreed(runs)
    setAsking(false)
  }
  return (
    <section aria-labelledby="replace-rows" className="grid gap-2.5">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <div className="min-w-0">
          <h2 id="replace-rows" className="text-base font-semibold">
            {t('title')}
          </h2>
          <p className="max-w-[78ch] text-sm text-ink-2">{t('lead')}</p>
        </div>
        {agreed === undefined ? (
          <Dialog
            title={t('ask', { name })}
            open={asking}
            onOpenChange={setAsking}
            trigger={<Button look="danger">{t('begin')}</Button>}
          >
            <p className="text-sm text-ink-2">{t('goes', { rows, runs })}</p>
            <LostRuns uses={uses} />
            <p className="text-sm text-ink-2">{t('until')}</p>
            <div className="flex flex-wrap justify-end gap-2">
              <Button onClick={() => setAsking(false)}>{t('keep')}</Button>
              <Button look="danger" onClick={agree}>
                {t('agree')}
              </Button>
            </div>
          </Dialog>
        ) : (
          <Button onClick={() => setAgreed(undefined)}>{t('close')}</Button>
        )}
      </div>
      {agreed !== undefined && (
        <ImportFile<{ rows: number; rejected: number }>
          action={`/api/datasets/${datasetId}/replace`}
          sceneId={sceneId}
          limitMb={limitMb}
          zone={{ title: t('zone'), hint: t('hint'), prominent: false }}
          fields={(file) => (
            <>
              <input type="hidden" name="runs" value={agreed} />
              <FileOptions file={file} />
            </>
          )}
          result={({ rows, rejected }) => (
            <p role="status" className="text-base font-medium">
              {t('done', { rows, rejected })}
            </p>
          )}
        />
      )}
    </section>
  )
}
