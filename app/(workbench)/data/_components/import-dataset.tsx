// Importing a dataset: its name and options, and what came of it.
'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { FileOptions } from '@/components/dataset/file-options'
import { HeaderChanges } from '@/components/dataset/header-changes'
import { ImportFile } from '@/components/dataset/import-file'
import { buttonClass } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import type { HeaderChange } from '@/lib/core/dataset/header'

interface Imported {
  id: string
  rows: number
  rejected: number
  headerChanges: HeaderChange[]
}

const withoutExtension = (name: string): string => name.replace(/\.[^.]{1,10}$/, '').slice(0, 120)

export function ImportDataset({
  sceneId,
  limitMb,
  prominent,
}: {
  sceneId: string
  limitMb: number
  prominent: boolean
}) {
  const t = useTranslations('data')
  return (
    <ImportFile<Imported>
      action="/api/datasets"
      sceneId={sceneId}
      limitMb={limitMb}
      zone={{ title: t('upload.title'), hint: t('upload.hint'), prominent }}
      fields={(file) => (
        <>
          <TextField
            label={t('upload.name')}
            name="name"
            defaultValue={withoutExtension(file.name)}
            required
            maxLength={120}
            autoComplete="off"
            className="max-w-md"
          />
          <FileOptions file={file}>
            <TextField label={t('upload.label')} hint={t('upload.labelHint')} name="label" autoComplete="off" />
          </FileOptions>
        </>
      )}
      result={({ rows, rejected, headerChanges }) => (
        <>
          <p role="status" className="text-base font-medium">
            {t('imported', { rows, rejected })}
          </p>
          <HeaderChanges changes={headerChanges} />
        </>
      )}
      next={({ id }) => (
        <Link href={`/data/${id}`} className={buttonClass('primary')}>
          {t('openImported')}
        </Link>
      )}
    />
  )
}
