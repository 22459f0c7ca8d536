// What a prompt was asked on rows, and what came back so far, streamed from the server.
'use client'

import { useRef, useState } from 'react'
import { brokenOff, readLines } from '@/components/ui/read-lines'
import type { ErrorValue } from '@/lib/errors'
import type { TryPromptInput, TryResult } from '@/lib/usecases/try-prompt'

export interface Attempt {
  status: 'running' | 'done' | 'failed' | 'stopped'
  /** The row that was asked about; null for values of one's own. */
  rowIndex: number | null
  /** Exactly what was asked: what stands on the page may have changed since. */
  asked: TryPromptInput
  text: string
  result: TryResult | null
  error: ErrorValue | null
}

export interface Attempts {
  /** The latest attempt on each row; on `null`, with values of one's own. */
  byRow: ReadonlyMap<number | null, Attempt>
  /** The first row of the latest question, as far as it has come; null before the first. */
  latest: Attempt | null
  running: boolean
  /** Asks each row of the input; what is still running is stopped. */
  run: (input: TryPromptInput) => Promise<void>
  /** What came so far stays. */
  stop: () => void
}

type Line =
  | { row: number | null; text: string }
  | { row: number | null; done: TryResult }
  | { row: number | null; error: ErrorValue }

export function useAttempts(): Attempts {
  const [byRow, setByRow] = useState<ReadonlyMap<number | null, Attempt>>(new Map())
  const [latestRow, setLatestRow] = useState<number | null>(null)
  const abort = useRef<AbortController>(null)

  const run = async (input: TryPromptInput) => {
    abort.current?.abort()
    const controller = new AbortController()
    abort.current = controller
    const rows: (number | null)[] = input.rowIndexes.length === 0 ? [null] : input.rowIndexes
    const change = (row: number | null, to: (attempt: Attempt) => Partial<Attempt>) =>
      setByRow((current) => {
        const attempt = current.get(row)
        // A newer question on this row has taken its place.
        if (attempt === undefined || attempt.asked !== input) return current
        return new Map(current).set(row, { ...attempt, ...to(attempt) })
      })
    const endAll = (end: Partial<Attempt>) => {
      for (const row of rows) change(row, ({ status }) => (status === 'running' ? end : {}))
    }
    const begun: Omit<Attempt, 'rowIndex'> = { status: 'running', asked: input, text: '', result: null, error: null }
    setByRow((current) => new Map([...current, ...rows.map((row) => [row, { ...begun, rowIndex: row }] as const)]))
    setLatestRow(rows[0] ?? null)
    try {
      for await (const line of readLines<Line>('/api/try', input, controller.signal)) {
        if (!('row' in line)) endAll({ status: 'failed', error: line.error })
        else if ('text' in line) change(line.row, ({ text }) => ({ text: text + line.text }))
        else if ('done' in line) change(line.row, () => ({ status: 'done', result: line.done }))
        else change(line.row, () => ({ status: 'failed', error: line.error }))
      }
      endAll({ status: 'failed', error: brokenOff })
    } catch {
      endAll(controller.signal.aborted ? { status: 'stopped' } : { status: 'failed', error: brokenOff })
    }
  }
  return {
    byRow,
    latest: byRow.get(latestRow) ?? null,
    running: [...byRow.values()].some(({ status }) => status === 'running'),
    run,
    stop: () => abort.current?.abort(),
  }
}
