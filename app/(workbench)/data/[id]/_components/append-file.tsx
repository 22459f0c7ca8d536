// Appending a file to the dataset, and what came of it.
'use client'

import { useTranslations } from 'next-intl'
import { FileOptions } from '@/components/dataset/file-options'
import { ImportFile } from '@/components/dataset/import-file'

interface AppendFileProps {
  datasetId: string
  sceneId: string
  limitMb: number
}

export function AppendFile({ datasetId, sceneId, limitMb }: AppendFileProps) {
  const t = useTranslations('data.detail')
  return (
    <ImportFile<{ added: number; rows: number }>
      action={`/api/datasets/${datasetId}/append`}
      sceneId={sceneId}
      limitMb={limitMb}
      zone={{ title: t('append'), hint: t('appendHint'), prominent: false }}
      fields={(file) => <FileOptions file={file} />}
      result={({ added, rows }) => (
        <p role="status" className="text-base font-medium">
          {t('appended', { added, rows })}
        </p>
      )}
    />
  )
}
