// The row of a dataset that is looked at. Chunks of rows come from the server as one steps into them, and stay.
'use client'

import { useEffect, useMemo, useState } from 'react'
import type { Result } from '@/lib/boundary/result'
import type { Row } from '@/lib/core/dataset/dataset'
import type { ErrorValue } from '@/lib/errors'
import type { PreviewDataset } from './prompt-text'
import { ROWS_PER_CHUNK } from './rows-per-chunk'

export interface PreviewSample {
  datasets: PreviewDataset[]
  /** Where to begin, and the chunk around it; null where there is no dataset. */
  datasetId: string | null
  rowIndex: number
  rows: Row[]
}

export interface LookedAtRow {
  /** Null where there is no dataset. */
  dataset: PreviewDataset | null
  datasets: PreviewDataset[]
  rowIndex: number
  /** Null while it is being read. */
  row: Row | null
  /** All rows of the dataset that were read so far; the same array until more are. */
  rows: readonly Row[]
  error: ErrorValue | null
  chooseDataset: (id: string) => void
  /** Goes to a row; beyond the ends it stays at the end. */
  go: (rowIndex: number) => void
}

const chunkOf = (rowIndex: number): number => Math.floor(rowIndex / ROWS_PER_CHUNK)

/** Reads a chunk of a dataset's rows, by its number from 0. */
export type ListRows = (input: { datasetId: string; chunk: number }) => Promise<Result<Row[]>>

export function useRow(
  { datasets, datasetId: startId, rowIndex, rows }: PreviewSample,
  listRows: ListRows,
): LookedAtRow {
  const first = datasets.find(({ id }) => id === startId) ?? datasets[0]
  const [place, setPlace] = useState({ datasetId: first?.id ?? '', rowIndex })
  const [chunks, setChunks] = useState<Record<string, Row[]>>(() => ({ [`${first?.id}/${chunkOf(rowIndex)}`]: rows }))
  const [error, setError] = useState<ErrorValue | null>(null)

  const dataset = datasets.find(({ id }) => id === place.datasetId) ?? first ?? null
  const chunk = chunkOf(place.rowIndex)
  const key = `${dataset?.id}/${chunk}`
  const loaded = chunks[key]
  const missing = dataset !== null && loaded === undefined
  useEffect(() => {
    if (!missing) return
    let left = false
    const load = async () => {
      const result = await listRows({ datasetId: place.datasetId, chunk })
      if (left) return
      if (result.ok) setChunks((current) => ({ ...current, [key]: result.data }))
      setError(result.ok ? null : result.error)
    }
    void load()
    return () => {
      left = true
    }
  }, [missing, key, chunk, place.datasetId, listRows])

  const datasetId = dataset?.id
  const read = useMemo(
    () => Object.entries(chunks).flatMap(([place, some]) => (place.startsWith(`${datasetId}/`) ? some : [])),
    [chunks, datasetId],
  )

  return {
    dataset,
    datasets,
    rowIndex: place.rowIndex,
    rows: read,
    row: loaded?.find((row) => row.index === place.rowIndex) ?? null,
    error,
    chooseDataset: (id) => setPlace({ datasetId: id, rowIndex: 0 }),
    go: (wanted) => {
      const last = Math.max(0, (dataset?.rowCount ?? 0) - 1)
      setPlace({ ...place, datasetId: dataset?.id ?? '', rowIndex: Math.min(last, Math.max(0, wanted)) })
    },
  }
}
