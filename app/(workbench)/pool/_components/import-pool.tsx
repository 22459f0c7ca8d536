// Importing a pool, and which of its columns was taken for what.
'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { HeaderChanges } from '@/components/dataset/header-changes'
import { ImportFile } from '@/components/dataset/import-file'
import { Chip } from '@/components/ui/chip'
import { poolFields } from '@/lib/core/dataset/pool-columns'
import type { ImportedPool } from '@/lib/usecases/import-pool'
import { PoolFields } from './pool-fields'
import { PoolWarnings } from './pool-warnings'

export function ImportPool({ sceneId, limitMb, first }: { sceneId: string; limitMb: number; first: boolean }) {
  const t = useTranslations('pool.upload')
  return (
    <ImportFile<ImportedPool>
      action="/api/pools"
      sceneId={sceneId}
      limitMb={limitMb}
      zone={{
        title: first ? t('title') : t('replaceTitle'),
        hint: first ? t('hint') : t('replaceHint'),
        prominent: first,
      }}
      fields={(file) => <PoolFields key={`${file.name} ${file.lastModified}`} file={file} />}
      result={(imported) => <ImportResult imported={imported} />}
    />
  )
}

function ImportResult({ imported }: { imported: ImportedPool }) {
  const { skus, rejected, aliases, taken, headerChanges } = imported
  const t = useTranslations('pool')
  const format = useFormatter()
  const missing = poolFields
    .filter((each) => taken.every(({ field }) => field !== each))
    .map((each) => t(`fields.${each}`))
  return (
    <>
      <p role="status" className="text-base font-medium">
        {t('imported', { skus, rejected })}
      </p>
      {aliases > 0 && <p className="text-sm text-ink-2">{t('aliasesTaken', { count: aliases })}</p>}
      <div className="grid gap-1.5 text-sm text-ink-2">
        <p>{t('taken')}</p>
        <ul className="flex flex-wrap gap-1.5">
          {taken.map(({ field, column }) => (
            <li key={field} className="min-w-0">
              <Chip>{t('takenAs', { field: t(`fields.${field}`), column })}</Chip>
            </li>
          ))}
        </ul>
        {missing.length > 0 && <p>{t('notFound', { fields: format.list(missing, { type: 'conjunction' }) })}</p>}
        <p className="text-ink-3">{t('retake')}</p>
      </div>
      <PoolWarnings {...imported} />
      <HeaderChanges changes={headerChanges} />
    </>
  )
}
