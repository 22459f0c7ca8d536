// How the file is to be read, tucked away: both are found by themselves nearly always.
'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { SelectField } from '@/components/ui/field'
import { delimiters, encodings } from '@/lib/core/dataset/dataset'
import { delimiterWord, encodingName } from './file-words'

/** `children` are further fields. Fields left empty count as not chosen. */
export function FileOptions({ children }: { children?: ReactNode }) {
  const t = useTranslations('data')
  return (
    <details className="rounded-md border px-3.5 py-2">
      <summary className="text-sm text-ink-2">{t('upload.options')}</summary>
      <div className="grid gap-x-4 gap-y-3 pt-3 pb-2 sm:grid-cols-2">
        <SelectField label={t('upload.encoding')} hint={t('upload.encodingHint')} name="encoding" defaultValue="">
          <option value="">{t('upload.found')}</option>
          {encodings.map((encoding) => (
            <option key={encoding} value={encoding}>
              {encodingName(encoding)}
            </option>
          ))}
        </SelectField>
        <SelectField label={t('upload.delimiter')} hint={t('upload.delimiterHint')} name="delimiter" defaultValue="">
          <option value="">{t('upload.found')}</option>
          {delimiters.map((delimiter) => (
            <option key={delimiter} value={delimiter}>
              {t(`delimiters.${delimiterWord(delimiter)}`)}
            </option>
          ))}
        </SelectField>
        {children}
      </div>
    </details>
  )
}
