// What the server finds in the scene for what was typed. The last answer stays until the next, so that the list does not jump.
'use client'

import { useEffect, useState } from 'react'
import type { Result } from '@/lib/boundary/result'
import type { FoundThing } from '@/lib/store/search'

// A pause in typing, so that not each key asks.
const PAUSE_MS = 120

/** `failed` where the server gave no answer to what is typed now. */
export function useFound(text: string): { things: FoundThing[]; failed: boolean } {
  const [found, setFound] = useState<{ things: FoundThing[]; failed: boolean }>({ things: [], failed: false })
  useEffect(() => {
    const outdated = new AbortController()
    const timer = setTimeout(async () => {
      try {
        const response = await fetch(`/api/search?text=${encodeURIComponent(text)}`, { signal: outdated.signal })
        const result = (await response.json()) as Result<FoundThing[]>
        if (!outdated.signal.aborted) setFound({ things: result.ok ? result.data : [], failed: !result.ok })
      } catch {
        if (!outdated.signal.aborted) setFound({ things: [], failed: true })
      }
    }, PAUSE_MS)
    return () => {
      outdated.abort()
      clearTimeout(timer)
    }
  }, [text])
  return found
}
