// The button that opens the form of a new slice.
'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import type { Result } from '@/lib/boundary/result'
import type { DimensionChoice, SliceDraft } from '../slice-choices'
import { SliceDialog } from './slice-dialog'

interface NewSliceProps {
  datasetId: string
  choices: readonly DimensionChoice[]
  onSave: (input: SliceDraft & { datasetId: string }) => Promise<Result<unknown>>
}

export function NewSlice({ datasetId, choices, onSave }: NewSliceProps) {
  const t = useTranslations('savedSlices')
  return (
    <SliceDialog
      title={t('newTitle')}
      trigger={<Button>{t('new')}</Button>}
      choices={choices}
      slice={null}
      onSave={(draft) => onSave({ datasetId, ...draft })}
    />
  )
}
