// Asks for the nearest products as a name is typed; only the answer to the latest name counts.
'use client'

import { useEffect, useState } from 'react'
import type { Result } from '@/lib/boundary/result'
import type { ErrorValue } from '@/lib/errors'
import type { ExplainedMatch } from '@/lib/usecases/match-names'

const WAIT_MS = 150

export interface MatchedName {
  name: string
  /** As it was compared. */
  normalised: string
  specs: string[]
  matches: ExplainedMatch[]
}

export interface MatchState {
  pending: boolean
  /** Of the latest name that was answered; it stays while the next one is asked for. */
  matched: MatchedName | null
  /** null also where the connection broke off (`failed` is then true). */
  error: ErrorValue | null
  failed: boolean
}

const nothing: MatchState = { pending: false, matched: null, error: null, failed: false }

export function useMatch(sceneId: string, text: string): MatchState {
  const [state, setState] = useState<MatchState>(nothing)
  const name = text.trim()
  useEffect(() => {
    if (name === '') {
      setState(nothing)
      return
    }
    const gone = new AbortController()
    setState((before) => ({ ...before, pending: true }))
    const timer = setTimeout(async () => {
      try {
        const query = new URLSearchParams({ sceneId, name })
        const response = await fetch(`/api/pools/match?${query}`, { signal: gone.signal })
        const result = (await response.json()) as Result<MatchedName>
        if (gone.signal.aborted) return
        setState(result.ok ? { ...nothing, matched: result.data } : { ...nothing, failed: true, error: result.error })
      } catch {
        if (!gone.signal.aborted) setState({ ...nothing, failed: true })
      }
    }, WAIT_MS)
    return () => {
      clearTimeout(timer)
      gone.abort()
    }
  }, [sceneId, name])
  return state
}
