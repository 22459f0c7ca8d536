// A judge's verdicts on rows, as they come.
'use client'

import { useState } from 'react'
import { type LineStream, useLineStream } from '@/components/ui/use-line-stream'
import type { JudgeAnswersInput, JudgedCase } from '@/lib/usecases/judge-answers'
import type { JudgedRow } from '../revision-cases'

export interface JudgedPair {
  rowIndex: number | null
  /** Null until the judge has spoken. */
  verdict: JudgedCase | null
}

export interface Judge extends Pick<LineStream, 'status' | 'error' | 'stop'> {
  pairs: JudgedPair[]
  start: (rows: readonly JudgedRow[], input: JudgeAnswersInput) => void
}

export function useJudge(): Judge {
  const [pairs, setPairs] = useState<JudgedPair[]>([])
  const { status, error, start, stop } = useLineStream<{ index: number; verdict: JudgedCase }>(
    '/api/judge',
    ({ index, verdict }) => setPairs((all) => all.map((pair, at) => (at === index ? { ...pair, verdict } : pair))),
  )
  return {
    status,
    error,
    stop,
    pairs,
    start: (rows, input) => {
      setPairs(rows.map(({ rowIndex }) => ({ rowIndex, verdict: null })))
      void start(input)
    },
  }
}
