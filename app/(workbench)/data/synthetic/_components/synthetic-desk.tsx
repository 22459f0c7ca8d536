// The form of rows that are to be made up, and the rows that came of it.
'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { PageHeader } from '@/components/layout/page-header'
import { firstModel, isReachable } from '@/components/prompt/model-chosen'
import { useKeptForm } from '@/components/prompt/use-kept-form'
import { Button } from '@/components/ui/button'
import { KeyHint } from '@/components/ui/key-hint'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import { useKeys } from '@/components/ui/use-keys'
import { MOST_SYNTHETIC_ROWS, parseWantedColumns } from '@/lib/core/dataset/synthetic/wanted-columns'
import type { Vendor } from '@/lib/core/run/connection'
import { AppError, type ErrorValue, errorValue } from '@/lib/errors'
import { type ColumnSource, emptyForm, rowsInput } from '../rows-form'
import { MadeUpRows } from './made-up-rows'
import { RowsFields } from './rows-fields'
import { useWrittenRows } from './use-written-rows'

interface SyntheticDeskProps {
  sceneId: string
  sources: ColumnSource[]
  usable: Vendor[]
}

function problemOf(columns: string): ErrorValue | null {
  try {
    parseWantedColumns(columns)
    return null
  } catch (error) {
    if (error instanceof AppError) return errorValue(error)
    throw error
  }
}

export function SyntheticDesk({ sceneId, sources, usable }: SyntheticDeskProps) {
  const t = useTranslations('synthetic')
  const sentence = useErrorSentence()
  const language = useLocale().startsWith('zh') ? 'zh' : 'en'
  const [form, change] = useKeptForm(`hitloop-synthetic:${sceneId}`, emptyForm(language))
  const [model, setModel] = useState(firstModel)
  const written = useWrittenRows(`hitloop-made-up:${sceneId}`)
  const { made } = written
  const problem = problemOf(form.columns)
  const running = written.status === 'running'
  const canWrite = problem === null && !running && isReachable(model, usable)
  const write = (onto: boolean) => {
    if (!canWrite) return
    const before = onto ? (made?.rows.length ?? 0) : 0
    const rows = Math.min(form.rows, MOST_SYNTHETIC_ROWS - before)
    written.start(rowsInput({ ...form, rows }, model, before), onto)
  }
  // Rows of other columns can't stand behind those that are there.
  const sameColumns = made !== null && problem === null && made.columns.join('\n') === namesOf(form.columns)
  const canAdd = canWrite && sameColumns && made.rows.length < MOST_SYNTHETIC_ROWS
  useKeys({ 'mod+enter': () => write(false), ...(running ? { escape: written.stop } : {}) })
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          running ? (
            <Button look="primary" onClick={written.stop}>
              {t('stop')} <KeyHint keys="Esc" />
            </Button>
          ) : (
            <Button look={made === null ? 'primary' : 'plain'} disabled={!canWrite} onClick={() => write(false)}>
              {t('write', { rows: form.rows })} <KeyHint keys="↵" command />
            </Button>
          )
        }
      />
      <RowsFields
        form={form}
        sources={sources}
        model={model}
        usable={usable}
        error={form.columns.trim() === '' || problem === null ? undefined : sentence(problem)}
        onChange={change}
        onModel={setModel}
      />
      {made !== null && <MadeUpRows written={{ ...written, made }} onMore={canAdd ? () => write(true) : null} />}
    </>
  )
}

const namesOf = (columns: string): string =>
  parseWantedColumns(columns)
    .map(({ name }) => name)
    .join('\n')
