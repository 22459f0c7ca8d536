// What is asked of a pool's file before it is sent: which column holds what, and how it is to be read.
'use client'

import { useState } from 'react'
import { FileOptions } from '@/components/dataset/file-options'
import { type ChosenPoolColumns, poolFields } from '@/lib/core/dataset/pool-columns'
import { ColumnChoices } from './column-choices'
import { useHeader } from './use-header'

/** The others are named so in nearly every file. */
const asked = ['product', 'score'] as const
const others = poolFields.filter((field) => field !== 'product' && field !== 'score')

export function PoolFields({ file }: { file: File }) {
  const names = useHeader(file)
  const [chosen, setChosen] = useState<ChosenPoolColumns>({})
  const choices = {
    ...{ names, chosen },
    onChoose: (field: keyof ChosenPoolColumns, column: string | undefined) =>
      setChosen((before) => ({ ...before, [field]: column })),
  }
  return (
    <>
      <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
        <ColumnChoices fields={asked} {...choices} />
      </div>
      <FileOptions file={file}>
        <ColumnChoices fields={others} {...choices} />
      </FileOptions>
    </>
  )
}
