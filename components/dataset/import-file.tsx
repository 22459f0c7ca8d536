// From a dropped file to an import: choose, name, send, watch, and read what came of it.
'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, type ReactNode, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { DropZone } from './drop-zone'
import { UploadProgress } from './upload-progress'
import { useFileError } from './use-file-error'
import { useFileSize } from './use-file-size'
import { useUpload } from './use-upload'

interface ImportFileProps<T> {
  /** Where the file goes; the form's filled fields, its name and the scene are added as query. */
  action: string
  sceneId: string
  limitMb: number
  zone: { title: string; hint: string; prominent: boolean }
  /** Fields of the form that is shown once a file was chosen. */
  fields: (file: File) => ReactNode
  result: (data: T) => ReactNode
  /** The link to go on with once the import is done. */
  next?: (data: T) => ReactNode
}

/** The part that had the focus gives way to the next one, which takes it over. Stable, so that it acts on mounting alone. */
const takeFocus = (element: HTMLElement | null) => element?.focus()

export function ImportFile<T>({ action, sceneId, limitMb, zone, fields, result, next }: ImportFileProps<T>) {
  const t = useTranslations('data.upload')
  const router = useRouter()
  const fileError = useFileError()
  const fileSize = useFileSize()
  const [file, setFile] = useState<File>()
  const { state, send, reset } = useUpload<T>(router.refresh)

  const close = () => {
    reset()
    setFile(undefined)
  }
  if (file === undefined) return <DropZone {...zone} onFile={setFile} />
  if (state.phase === 'done') {
    return (
      <Card>
        <div ref={takeFocus} tabIndex={-1} className="grid gap-3 outline-none">
          {result(state.data)}
          <div className="flex flex-wrap gap-2">
            {next?.(state.data)}
            <Button onClick={close}>{t('another')}</Button>
          </div>
        </div>
      </Card>
    )
  }
  const running = state.phase === 'sending' || state.phase === 'reading'
  const tooLarge = file.size > limitMb * 2 ** 20
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const query = new URLSearchParams({ sceneId, fileName: file.name })
    for (const [name, value] of new FormData(event.currentTarget)) if (value !== '') query.set(name, String(value))
    send(`${action}?${query}`, file)
  }
  return (
    <Card>
      {running && (
        <div ref={takeFocus} tabIndex={-1} className="outline-none">
          <UploadProgress file={file.name} state={state} onCancel={reset} />
        </div>
      )}
      {/* Kept while the file travels, so that cancelling or failing brings back what was filled in. */}
      <form onSubmit={submit} className={running ? 'hidden' : 'grid gap-4'}>
        <p ref={takeFocus} tabIndex={-1} className="text-sm outline-none">
          <span className="font-medium break-all">{file.name}</span>
          <span className="ml-2 text-ink-3">{fileSize(file.size)}</span>
        </p>
        {tooLarge && <Notice tint="problem">{fileError({ code: 'request.tooLarge', params: { limitMb } })}</Notice>}
        {state.phase === 'failed' && (
          <div ref={takeFocus} tabIndex={-1} className="outline-none">
            <Notice tint="problem">{fileError(state.error)}</Notice>
          </div>
        )}
        {fields(file)}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" look="primary" disabled={tooLarge}>
            {t('import')}
          </Button>
          <Button onClick={close}>{t('otherFile')}</Button>
        </div>
      </form>
    </Card>
  )
}
