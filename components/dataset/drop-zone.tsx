// Where a file is dropped or chosen.
'use client'

import { useTranslations } from 'next-intl'
import { useId, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'

interface DropZoneProps {
  title: string
  hint: string
  /** The button is the page's next step. */
  prominent: boolean
  onFile: (file: File) => void
}

export function DropZone({ title, hint, prominent, onFile }: DropZoneProps) {
  const t = useTranslations('data.upload')
  const [over, setOver] = useState(false)
  const [tooMany, setTooMany] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const titleId = useId()
  const take = (files: FileList | null) => {
    setOver(false)
    const file = files?.[0]
    setTooMany((files?.length ?? 0) > 1)
    if (file !== undefined && files?.length === 1) onFile(file)
  }
  return (
    <section
      aria-labelledby={titleId}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false)
      }}
      onDrop={(event) => {
        event.preventDefault()
        take(event.dataTransfer.files)
      }}
      className={classNames(
        'flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-lg border border-dashed px-5 py-4 transition-colors duration-100',
        over ? 'border-arm-a bg-arm-a-soft' : 'border-line-strong bg-card',
      )}
    >
      <div className="min-w-0">
        <h2 id={titleId} className="text-base font-medium">
          {title}
        </h2>
        <p className="text-sm text-ink-2">{hint}</p>
        {tooMany && (
          <p role="alert" className="text-sm text-miss">
            {t('oneAtATime')}
          </p>
        )}
      </div>
      <input
        ref={input}
        type="file"
        accept=".csv,.tsv,.tab,.txt,.jsonl,.ndjson,.json,.xlsx,.xlsm,.parquet,text/csv,text/tab-separated-values,text/plain"
        aria-label={t('choose')}
        className="hidden"
        onChange={(event) => {
          take(event.currentTarget.files)
          // The same file, mended and chosen again, must count as a change.
          event.currentTarget.value = ''
        }}
      />
      <Button look={prominent ? 'primary' : 'plain'} onClick={() => input.current?.click()}>
        {t('choose')}
      </Button>
    </section>
  )
}
