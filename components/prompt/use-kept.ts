// Something that came of work, kept in this browser so that a reload doesn't lose it.
'use client'

import { useEffect, useEffectEvent } from 'react'

/**
 * `restore` is told once what was kept, as it was. `value` is written whenever it has settled, null leaves what is there alone.
 * What is given back forgets it.
 */
export function useKept<T>(place: string, value: T | null, settled: boolean, restore: (kept: T) => void): () => void {
  const bringBack = useEffectEvent((kept: T) => restore(kept))
  useEffect(() => {
    try {
      const kept = JSON.parse(localStorage.getItem(place) ?? 'null') as T | null
      if (kept !== null) bringBack(kept)
    } catch {
      // A browser may refuse storage: nothing is kept then.
    }
  }, [place])
  useEffect(() => {
    if (value === null || !settled) return
    try {
      localStorage.setItem(place, JSON.stringify(value))
    } catch {
      // See above; a full store keeps what it had.
    }
  }, [place, value, settled])
  return () => {
    try {
      localStorage.removeItem(place)
    } catch {
      // See above.
    }
  }
}
