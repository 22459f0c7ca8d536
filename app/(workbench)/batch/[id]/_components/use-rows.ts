// The rows of a table, read page by page as they come into sight. A page is asked for once; a failed one can be asked again.
'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { ResultRow } from '@/components/run/result-row'
import type { Failure } from '@/lib/boundary/result'
import { writeReading } from '@/lib/core/scoring/write-reading'
import { writeRowSet } from '@/lib/core/scoring/write-row-set'
import type { ResultView } from '../view-href'
import { fetchData } from './fetch-data'

const PER_PAGE = 50

interface Loaded {
  /** What was asked: the address of the pages without their place. */
  of: string
  rows: ReadonlyMap<number, ResultRow>
  /** null until the first page is there. */
  total: number | null
  /** Why a page could not be read; null inside when no answer came. */
  failure: { error: Failure | null } | null
}

interface Page {
  total: number
  rows: ResultRow[]
}

const nothingOf = (of: string): Loaded => ({ of, rows: new Map(), total: null, failure: null })

/** Rows by their place in the filtered list. `need` asks for those from `first` to `last`; `restart` forgets all. */
export function useRows(runId: string, { filter, a, b, among, reading }: ResultView, k: number) {
  const rowSet = among === null ? '' : `&in=${encodeURIComponent(writeRowSet(among))}`
  const of = `/api/runs/${runId}/rows?filter=${filter}&a=${a}&b=${b}&k=${k}${rowSet}${writeReading(reading)}`
  const [loaded, setLoaded] = useState(nothingOf(of))
  const asked = useRef(new Set<number>())
  const load = useCallback(
    async (page: number) => {
      if (asked.current.has(page)) return
      const mine = asked.current
      mine.add(page)
      const result = await fetchData<Page>(`${of}&offset=${page * PER_PAGE}&limit=${PER_PAGE}`)
      // Answers to what was asked before a restart are no longer wanted.
      if (mine !== asked.current) return
      const change = (to: (before: Loaded) => Loaded) =>
        setLoaded((before) => to(before.of === of ? before : nothingOf(of)))
      if (!result.ok) {
        mine.delete(page)
        change((before) => ({ ...before, failure: { error: result.error } }))
        return
      }
      const { total, rows } = result.data
      change((before) => ({
        of,
        rows: new Map([...before.rows, ...rows.map((row, place) => [page * PER_PAGE + place, row] as const)]),
        total: Math.max(total, page === 0 ? 0 : (before.total ?? 0)),
        failure: null,
      }))
    },
    [of],
  )
  const need = useCallback(
    (first: number, last: number) => {
      for (let page = Math.floor(first / PER_PAGE); page <= Math.floor(last / PER_PAGE); page++) void load(page)
    },
    [load],
  )
  const restart = useCallback(() => {
    asked.current = new Set()
    void load(0)
  }, [load])
  useEffect(() => {
    restart()
  }, [restart])
  return { ...(loaded.of === of ? loaded : nothingOf(of)), need, restart }
}
