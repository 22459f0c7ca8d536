// Candidates being written side by side, each by its own stream.
'use client'

import { useRef, useState } from 'react'
import { useKept } from '@/components/prompt/use-kept'
import { brokenOff, readLines } from '@/components/ui/read-lines'
import type { ErrorValue } from '@/lib/errors'
import type { WriteCandidateInput, WrittenCandidate } from '@/lib/usecases/write-candidate'

export interface Candidate {
  status: 'running' | 'done' | 'failed' | 'stopped'
  asked: WriteCandidateInput
  text: string
  written: WrittenCandidate | null
  error: ErrorValue | null
}

type Line = { text: string } | { done: WrittenCandidate }

export interface Candidates {
  all: Candidate[]
  running: boolean
  /** Writes them all anew. */
  start: (inputs: readonly WriteCandidateInput[]) => void
  /** Writes one again. */
  again: (index: number, input: WriteCandidateInput) => void
  /** What came so far stays. */
  stop: () => void
}

const begun = (asked: WriteCandidateInput): Candidate => ({
  ...{ status: 'running', asked, text: '', written: null, error: null },
})

/** They stay in this browser under `place`. */
export function useCandidates(place: string): Candidates {
  const [all, setAll] = useState<Candidate[]>([])
  const abort = useRef<AbortController>(null)

  const write = async (index: number, input: WriteCandidateInput, signal: AbortSignal) => {
    const change = (to: (candidate: Candidate) => Partial<Candidate>) =>
      setAll((current) =>
        current.map((one, at) => (at === index && one.asked === input ? { ...one, ...to(one) } : one)),
      )
    const end = (status: Candidate['status'], error: ErrorValue | null = null) =>
      change((one) => (one.status === 'running' ? { status, error } : {}))
    try {
      for await (const line of readLines<Line>('/api/write', input, signal)) {
        if ('error' in line) end('failed', line.error)
        else if ('text' in line) change(({ text }) => ({ text: text + line.text }))
        else change(() => ({ status: 'done', written: line.done }))
      }
      end('failed', brokenOff)
    } catch {
      if (signal.aborted) end('stopped')
      else end('failed', brokenOff)
    }
  }
  const signal = () => {
    if (abort.current === null || abort.current.signal.aborted) abort.current = new AbortController()
    return abort.current.signal
  }
  const running = all.some(({ status }) => status === 'running')
  useKept(place, all.length === 0 ? null : all, !running, setAll)
  return {
    all,
    running,
    start: (inputs) => {
      abort.current?.abort()
      setAll(inputs.map(begun))
      for (const [index, input] of inputs.entries()) void write(index, input, signal())
    },
    again: (index, input) => {
      setAll((current) => current.map((one, at) => (at === index ? begun(input) : one)))
      void write(index, input, signal())
    },
    stop: () => abort.current?.abort(),
  }
}
