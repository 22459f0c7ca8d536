// One question to a model, streamed from the server as lines of JSON.
'use client'

import { useRef, useState } from 'react'
import type { ErrorValue } from '@/lib/errors'
import type { TryPromptInput, TryResult } from '@/lib/usecases/try-prompt'

export interface Attempt {
  status: 'running' | 'done' | 'failed' | 'stopped'
  /** The row that was asked about; the preview may have moved on. */
  rowIndex: number
  text: string
  result: TryResult | null
  error: ErrorValue | null
}

type Line = { text: string } | { done: TryResult } | { error: ErrorValue }

const unreachable: ErrorValue = { code: 'model.cutBody', params: {} }

/** The latest attempt, null before the first. A new one ends what is still running. */
export function useTry(): { attempt: Attempt | null; run: (input: TryPromptInput) => Promise<void>; stop: () => void } {
  const [attempt, setAttempt] = useState<Attempt | null>(null)
  const abort = useRef<AbortController>(null)

  const run = async (input: TryPromptInput) => {
    abort.current?.abort()
    const controller = new AbortController()
    abort.current = controller
    let current: Attempt = { status: 'running', rowIndex: input.rowIndex, text: '', result: null, error: null }
    const show = (change: Partial<Attempt>) => {
      current = { ...current, ...change }
      if (abort.current === controller) setAttempt(current)
    }
    show({})
    try {
      for await (const line of ask(input, controller.signal)) {
        if ('text' in line) show({ text: current.text + line.text })
        else if ('done' in line) show({ status: 'done', result: line.done })
        else show({ status: 'failed', error: line.error })
      }
      if (current.status === 'running') show({ status: 'failed', error: unreachable })
    } catch {
      show(controller.signal.aborted ? { status: 'stopped' } : { status: 'failed', error: unreachable })
    }
  }
  return { attempt, run, stop: () => abort.current?.abort() }
}

async function* ask(input: TryPromptInput, signal: AbortSignal): AsyncGenerator<Line> {
  const response = await fetch('/api/try', {
    method: 'POST',
    body: JSON.stringify(input),
    headers: { 'content-type': 'application/json' },
    signal,
  })
  if (!response.ok || response.body === null) {
    yield (await response.json()) as { error: ErrorValue }
    return
  }
  let rest = ''
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    const lines = (rest + value).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) yield JSON.parse(line) as Line
  }
}
