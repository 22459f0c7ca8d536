// A server's stream of values as state, one line an address however many parts of the page use it.
'use client'

import { useCallback, useSyncExternalStore } from 'react'
import { createServerStream, type ServerStream, type StreamPorts, type StreamState } from './server-stream'

const browser: StreamPorts = {
  open: (url) => new EventSource(url),
  visible: () => document.visibilityState === 'visible',
  onVisibility(act) {
    document.addEventListener('visibilitychange', act)
    return () => document.removeEventListener('visibilitychange', act)
  },
  later(act, ms) {
    const timer = setTimeout(act, ms)
    return () => clearTimeout(timer)
  },
}

const streams = new Map<string, { stream: ServerStream<unknown>; users: number }>()
const silent: StreamState<never> = { value: undefined, connected: true }

/** `isLast` of whoever came first counts. */
export function useServerStream<T>(url: string, isLast: (value: T) => boolean): StreamState<T> {
  const subscribe = useCallback(
    (listener: () => void) => {
      const known = streams.get(url) ?? {
        stream: createServerStream<unknown>(url, isLast as (value: unknown) => boolean, browser),
        users: 0,
      }
      streams.set(url, known)
      known.users += 1
      const end = known.stream.subscribe(listener)
      return () => {
        end()
        known.users -= 1
        // A page that is opened again begins with what the server tells it, not with what was heard before.
        if (known.users === 0) streams.delete(url)
      }
    },
    [url, isLast],
  )
  const read = useCallback(() => (streams.get(url)?.stream.read() ?? silent) as StreamState<T>, [url])
  return useSyncExternalStore(subscribe, read, () => silent)
}
