// The labels of the drawn pairs: which pair is asked, what was said last, and what could not be kept.
'use client'

import { useState } from 'react'
import type { Result } from '@/lib/boundary/result'
import type { NamePair } from '@/lib/core/matching/draw-pairs'
import type { PairLabel } from '@/lib/core/matching/pair-label'
import type { ErrorValue } from '@/lib/errors'
import type { LabelPairInput } from '@/lib/usecases/label-pair'

export type Labels = readonly (PairLabel | null)[]

export interface Labelling {
  labels: Labels
  /** Place of the pair that is asked; −1 where all have their label. */
  at: number
  error: ErrorValue | null
  canUndo: boolean
  say: (label: PairLabel) => void
  skip: () => void
  undo: () => void
  change: (at: number, label: PairLabel | null) => void
}

/** What was done to a pair, so that it can be undone. */
interface Deed {
  at: number
  /** Its label before; 'skipped' where it was passed over. */
  before: PairLabel | null | 'skipped'
}

export function useLabels(
  runId: string,
  pairs: readonly NamePair[],
  first: Labels,
  onLabel: (input: LabelPairInput) => Promise<Result<unknown>>,
): Labelling {
  const [labels, setLabels] = useState(first)
  const [deeds, setDeeds] = useState<readonly Deed[]>([])
  const [skipped, setSkipped] = useState<readonly number[]>([])
  const [error, setError] = useState<ErrorValue | null>(null)
  const open = labels.flatMap((label, place) => (label === null ? [place] : []))
  // What was skipped comes again at the end, in the order of skipping.
  const at = open.find((place) => !skipped.includes(place)) ?? skipped.find((place) => labels[place] === null) ?? -1

  const put = (place: number, label: PairLabel | null) =>
    setLabels((all) => all.map((one, other) => (other === place ? label : one)))
  const change = async (place: number, label: PairLabel | null) => {
    const pair = pairs[place]
    const before = labels[place] ?? null
    if (pair === undefined || label === before) return
    setError(null)
    put(place, label)
    const { name, product } = pair
    const result = await onLabel({ runId, name, product, label })
    if (result.ok) return
    put(place, before)
    setDeeds((all) => all.filter((deed) => deed.at !== place))
    setError(result.error)
  }
  const tell = (place: number, label: PairLabel | null) => {
    setDeeds((all) => [...all, { at: place, before: labels[place] ?? null }])
    void change(place, label)
  }
  return {
    labels,
    at,
    error,
    canUndo: deeds.length > 0,
    change: tell,
    say: (label) => {
      if (at < 0) return
      tell(at, label)
    },
    skip: () => {
      if (at < 0) return
      setDeeds((all) => [...all, { at, before: 'skipped' }])
      setSkipped((all) => [...all.filter((place) => place !== at), at])
    },
    undo: () => {
      const last = deeds.at(-1)
      if (last === undefined) return
      setDeeds((all) => all.slice(0, -1))
      setSkipped((all) => all.filter((place) => place !== last.at))
      if (last.before !== 'skipped') void change(last.at, last.before)
    },
  }
}
