// How the file is to be read, tucked away: both are found by themselves nearly always.
'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { SelectField } from '@/components/ui/field'
import { delimiters, encodings } from '@/lib/core/dataset/choices'
import { delimiterWord, encodingName } from './file-words'
import { useSheets } from './use-sheets'

/** `children` are further fields. Fields left empty count as not chosen. A workbook has its sheets in place of the two. */
export function FileOptions({ file, children }: { file: File; children?: ReactNode }) {
  const t = useTranslations('data.upload')
  const sheets = useSheets(file)
  if (sheets === null) return <TextOptions>{children}</TextOptions>
  return (
    <>
      {sheets.length > 1 && <SheetField sheets={sheets} />}
      {children !== undefined && <Options title={t('columnOptions')}>{children}</Options>}
    </>
  )
}

function SheetField({ sheets }: { sheets: readonly string[] }) {
  const t = useTranslations('data.upload')
  return (
    <SelectField
      label={t('sheet')}
      hint={t('sheetHint', { count: sheets.length })}
      name="sheet"
      defaultValue={sheets[0]}
      className="max-w-md"
    >
      {sheets.map((sheet) => (
        <option key={sheet} value={sheet}>
          {sheet}
        </option>
      ))}
    </SelectField>
  )
}

function Options({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="rounded-md border px-3.5 py-2">
      <summary className="text-sm text-ink-2">{title}</summary>
      <div className="grid gap-x-4 gap-y-3 pt-3 pb-2 sm:grid-cols-2">{children}</div>
    </details>
  )
}

function TextOptions({ children }: { children: ReactNode }) {
  const t = useTranslations('data')
  return (
    <Options title={t('upload.options')}>
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
    </Options>
  )
}
