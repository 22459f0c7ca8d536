// Sends a file as the body of a request and follows what the server says of it, line by line. XMLHttpRequest, because fetch
// tells nothing of how much was sent.
'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { Result } from '@/lib/boundary/result'
import type { ErrorValue } from '@/lib/errors'

export type UploadState<T> =
  | { phase: 'idle' }
  | { phase: 'sending'; bytes: number; bytesTotal: number }
  /** `href` shows what was read so far, where the server can show it. */
  | { phase: 'reading'; bytes: number; bytesTotal: number; rows: number; href?: string | undefined }
  | { phase: 'done'; data: T }
  /** `error` is null where the connection broke off. */
  | { phase: 'failed'; error: ErrorValue | null }

interface ReadingLine {
  stage: 'reading'
  bytesRead: number
  bytesTotal: number
  rows: number
}

/** The import goes on without this page, and is cancelled by a DELETE. */
interface BegunLine {
  stage: 'begun'
  href: string
  cancel: string
}

interface Uploading<T> {
  state: UploadState<T>
  send(url: string, file: File): void
  /** Breaks off sending and reading, and forgets what came of it. */
  reset(): void
}

/**
 * One upload at a time; leaving the page breaks it off, and the server then keeps nothing of it, unless it said that the import goes on
 * without us. `onChange` is called when what the server has to show changed.
 */
export function useUpload<T>(onChange: () => void): Uploading<T> {
  const [state, setState] = useState<UploadState<T>>({ phase: 'idle' })
  const current = useRef<XMLHttpRequest | null>(null)
  const begun = useRef<BegunLine | null>(null)

  const reset = useCallback(() => {
    const cancel = begun.current?.cancel
    current.current?.abort()
    current.current = null
    begun.current = null
    setState({ phase: 'idle' })
    if (cancel !== undefined) void fetch(cancel, { method: 'DELETE' }).finally(onChange)
  }, [onChange])
  useEffect(() => () => current.current?.abort(), [])

  const send = useCallback(
    (url: string, file: File) => {
      const request = new XMLHttpRequest()
      current.current = request
      begun.current = null
      let seen = 0
      const newLines = (): (ReadingLine | BegunLine | Result<T>)[] => {
        const end = request.responseText.lastIndexOf('\n') + 1
        const text = request.responseText.slice(seen, end)
        seen = Math.max(seen, end)
        return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]))
      }
      request.upload.onprogress = ({ loaded, total }) =>
        setState({ phase: 'sending', bytes: loaded, bytesTotal: total })
      request.upload.onload = () => setState({ phase: 'reading', bytes: 0, bytesTotal: file.size, rows: 0 })
      request.onprogress = () => {
        const lines = request.status === 200 ? newLines().filter((line) => 'stage' in line) : []
        const start = lines.find((line) => line.stage === 'begun')
        if (start !== undefined) {
          begun.current = start
          onChange()
        }
        const href = begun.current?.href
        const last = lines.findLast((line) => line.stage === 'reading')
        if (last !== undefined) {
          setState({ phase: 'reading', bytes: last.bytesRead, bytesTotal: last.bytesTotal, rows: last.rows, href })
        }
      }
      request.onerror = () => setState({ phase: 'failed', error: null })
      request.onload = () => {
        // What is done is not cancelled by being put away.
        begun.current = null
        const result = lastResult<T>(request.responseText)
        if (result?.ok !== true) {
          setState({ phase: 'failed', error: result?.error ?? null })
          return onChange()
        }
        setState({ phase: 'done', data: result.data })
        onChange()
      }
      setState({ phase: 'sending', bytes: 0, bytesTotal: file.size })
      request.open('POST', url)
      request.send(file)
    },
    [onChange],
  )
  return { state, send, reset }
}

/** The Result in which an answer ends; undefined where it was cut off or is no answer of ours. */
function lastResult<T>(text: string): Result<T> | undefined {
  try {
    const value = JSON.parse(text.trimEnd().split('\n').at(-1) ?? '') as Result<T>
    return 'ok' in value ? value : undefined
  } catch {
    return undefined
  }
}
