// Misses of a run that were sent to the desk: which of them go along with a revision, and whether they speak of what stands there.
'use client'

import { useState } from 'react'
import type { MissAddress } from '@/components/run/miss-href'
import type { MissEvidence, MissedRow } from '@/lib/usecases/miss-evidence'
import { isDirty, type Side } from '../desk-side'
import { speaksOf } from '../revision-cases'

export interface SentMisses {
  evidence: MissEvidence
  address: MissAddress
}

export interface Missed {
  /** Null where none were sent, or they were put away. */
  sent: SentMisses | null
  /** What goes along; none where the right side is no longer what missed them. */
  rows: readonly MissedRow[]
  isSpeaking: boolean
  /** The same, as far as a judge may set them against the answers of the left side. */
  pairs: (left: Side) => readonly MissedRow[]
  isTaken: (rowIndex: number) => boolean
  toggle: (rowIndex: number) => void
  putAway: () => void
}

/** What sentences call them by. */
export const missWords = ({ evidence }: SentMisses) => ({ run: evidence.runNumber, name: evidence.armName })

export function useMissed(given: SentMisses | null, right: Side): Missed {
  const [away, setAway] = useState<string | null>(null)
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set())
  const sent = given === null || given.address.runId === away ? null : given
  const isSpeaking = sent !== null && speaksOf(sent.evidence, right)
  const rows = isSpeaking ? sent.evidence.rows.filter(({ rowIndex }) => !left.has(rowIndex)) : []
  return {
    sent,
    rows,
    isSpeaking,
    pairs: (side) => (side.version?.id === sent?.evidence.otherVersionId && !isDirty(side) ? rows : []),
    isTaken: (rowIndex) => !left.has(rowIndex),
    toggle: (rowIndex) =>
      setLeft((before) => {
        const next = new Set(before)
        if (!next.delete(rowIndex)) next.add(rowIndex)
        return next
      }),
    putAway: () => setAway(given?.address.runId ?? null),
  }
}
