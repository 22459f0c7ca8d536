// One question at a time to an address that answers in lines of JSON; a newer one ends what is still running.
'use client'

import { useRef, useState } from 'react'
import type { ErrorValue } from '@/lib/errors'
import { brokenOff, readLines } from './read-lines'

export interface LineStream {
  status: 'idle' | 'running' | 'done' | 'failed' | 'stopped'
  error: ErrorValue | null
  /** Asks; `onLine` is told every line but an error. Resolves when all is said. */
  start: (input: unknown) => Promise<void>
  stop: () => void
}

/** `isLast` tells the line that ends an answer; without it any end of the stream is one. */
export function useLineStream<Line extends object>(
  url: string,
  onLine: (line: Line) => void,
  isLast?: (line: Line) => boolean,
): LineStream {
  const [state, setState] = useState<Pick<LineStream, 'status' | 'error'>>({ status: 'idle', error: null })
  const abort = useRef<AbortController>(null)
  const start = async (input: unknown) => {
    abort.current?.abort()
    const controller = new AbortController()
    abort.current = controller
    const say = (status: LineStream['status'], error: ErrorValue | null = null) => {
      if (abort.current === controller) setState({ status, error })
    }
    say('running')
    let ended = isLast === undefined
    try {
      for await (const line of readLines<Line>(url, input, controller.signal)) {
        if (abort.current !== controller) return
        if ('error' in line) return say('failed', line.error as ErrorValue)
        ended ||= isLast?.(line) === true
        onLine(line)
      }
      say(ended ? 'done' : 'failed', ended ? null : brokenOff)
    } catch {
      if (controller.signal.aborted) say('stopped')
      else say('failed', brokenOff)
    }
  }
  return { ...state, start, stop: () => abort.current?.abort() }
}
