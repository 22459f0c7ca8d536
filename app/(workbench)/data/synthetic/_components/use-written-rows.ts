// Rows being made up, as they come; what came stays when it is stopped.
'use client'

import { useState } from 'react'
import { useKept } from '@/components/prompt/use-kept'
import { type LineStream, useLineStream } from '@/components/ui/use-line-stream'
import { parseWantedColumns } from '@/lib/core/dataset/synthetic/wanted-columns'
import type { RowsWritten, WriteRowsInput } from '@/lib/usecases/write-rows'

export interface MadeUpRow {
  id: number
  cells: string[]
}

interface Made {
  /** Of the question that the rows answer. */
  columns: string[]
  label: string | null
  writer: string
  rows: MadeUpRow[]
  left: number
  problems: NonNullable<RowsWritten['problem']>[]
  /** null: a price is unknown. */
  costUsd: number | null
}

export interface WrittenRows extends Pick<LineStream, 'status' | 'error' | 'stop'> {
  /** Null before anything was asked. */
  made: Made | null
  /** `onto`: behind the rows that are there. */
  start: (input: WriteRowsInput, onto: boolean) => void
  remove: (id: number) => void
  /** They are no longer brought back after a reload. */
  forget: () => void
}

/** They stay in this browser under `place`. */
export function useWrittenRows(place: string): WrittenRows {
  const [made, setMade] = useState<Made | null>(null)
  const { status, error, start, stop } = useLineStream<{ written: RowsWritten }>('/api/synthesise', ({ written }) =>
    setMade((before) => before && withRows(before, written)),
  )
  const forget = useKept(place, made, status !== 'running', setMade)
  return {
    ...{ status, error, stop, made, forget },
    start: (input, onto) => {
      const { label, connection, model } = input
      const columns = parseWantedColumns(input.columns).map(({ name }) => name)
      const question = { columns, label, writer: connection === 'embedded' ? connection : model }
      setMade((before) => ({
        ...question,
        rows: onto ? (before?.rows ?? []) : [],
        ...{ left: 0, problems: [], costUsd: onto ? (before?.costUsd ?? null) : 0 },
      }))
      void start(input)
    },
    remove: (id) => setMade((before) => before && { ...before, rows: before.rows.filter((row) => row.id !== id) }),
  }
}

function withRows(made: Made, { rows, left, problem, costUsd }: RowsWritten): Made {
  const next = 1 + (made.rows.at(-1)?.id ?? -1)
  return {
    ...made,
    rows: [...made.rows, ...rows.map((cells, at) => ({ id: next + at, cells }))],
    left: made.left + left,
    problems: problem === null || made.problems.includes(problem) ? made.problems : [...made.problems, problem],
    costUsd: made.costUsd === null || costUsd === null ? null : made.costUsd + costUsd,
  }
}
