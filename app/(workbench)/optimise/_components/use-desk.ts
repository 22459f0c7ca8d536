// The two sides of the desk: what stands on them, kept in this browser while unsaved.
'use client'

import { useEffect, useState } from 'react'
import { type DeskVersion, emptyText, isUnsaved, type Side, type Sides } from '../desk-side'
import { readDraft, restoreDraft, writeDraft } from './desk-draft'

export interface DeskStart {
  sceneId: string
  versions: DeskVersion[]
  start: Sides
  /** Which sides the address names. */
  named: readonly [boolean, boolean]
}

export interface Desk {
  sides: Sides
  change: (arm: number, change: Partial<Side>) => void
  swap: () => void
  /** Something came back from an earlier visit, and is still unsaved. */
  restored: boolean
  /** Back to the saved texts, with what was kept gone. */
  discard: () => void
}

export function useDesk({ sceneId, versions, start, named }: DeskStart): Desk {
  const [sides, setSides] = useState(start)
  const [restored, setRestored] = useState(false)

  // Once: what the server sends later is what we told it by the address.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the desk is mounted anew for another scene
  useEffect(() => {
    const back = restoreDraft(start, readDraft(sceneId), named, versions)
    setRestored(back[0] !== start[0] || back[1] !== start[1])
    setSides(back)
  }, [])

  const unsaved = sides.some(isUnsaved)
  useEffect(() => {
    if (!unsaved) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [unsaved])

  const put = (next: Sides) => {
    setSides(next)
    writeDraft(sceneId, next)
  }
  return {
    sides,
    restored: restored && unsaved,
    change: (arm, change) =>
      setSides((current) => {
        const next: Sides =
          arm === 0 ? [{ ...current[0], ...change }, current[1]] : [current[0], { ...current[1], ...change }]
        writeDraft(sceneId, next)
        return next
      }),
    swap: () => put([sides[1], sides[0]]),
    discard: () => {
      const saved = (side: Side): Side => ({ ...side, text: side.version?.text ?? emptyText, values: '' })
      put([saved(sides[0]), saved(sides[1])])
      setRestored(false)
    },
  }
}
