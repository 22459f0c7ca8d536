// The price of what is chosen, asked for anew a moment after the last change.
'use client'

import { useEffect, useState } from 'react'
import type { Result } from '@/lib/boundary/result'
import type { ErrorValue } from '@/lib/errors'
import type { PricedSample } from '@/lib/usecases/price-run'
import type { StartRunRequest } from '@/lib/usecases/start-run'

const SETTLE_MS = 500

export type PriceState =
  | { kind: 'none' }
  | { kind: 'asking' }
  | { kind: 'known'; price: PricedSample }
  | { kind: 'failed'; error: ErrorValue | null }

/** `input` null: there is nothing to ask for yet. A failure that is no answer of the server's has no error. */
export function usePrice(input: StartRunRequest | null): PriceState {
  const [state, setState] = useState<PriceState>({ kind: 'none' })
  const body = input === null ? null : JSON.stringify(input)
  useEffect(() => {
    if (body === null) {
      setState({ kind: 'none' })
      return
    }
    const controller = new AbortController()
    setState({ kind: 'asking' })
    const timer = setTimeout(async () => {
      const state = await ask(body, controller.signal)
      if (!controller.signal.aborted) setState(state)
    }, SETTLE_MS)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [body])
  return state
}

async function ask(body: string, signal: AbortSignal): Promise<PriceState> {
  try {
    const response = await fetch('/api/runs/price', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      signal,
    })
    const result: Result<PricedSample> = await response.json()
    return result.ok ? { kind: 'known', price: result.data } : { kind: 'failed', error: result.error }
  } catch {
    return { kind: 'failed', error: null }
  }
}
