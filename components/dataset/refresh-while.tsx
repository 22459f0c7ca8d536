// Asks the server for the page again and again, while something on it is under way.
'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Mount it only while there is something to wait for. A page that nobody sees is left alone. */
export function RefreshWhile({ everyMs }: { everyMs: number }) {
  const { refresh } = useRouter()
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === 'visible' && refresh(), everyMs)
    return () => clearInterval(timer)
  }, [everyMs, refresh])
  return null
}
