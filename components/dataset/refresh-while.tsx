// Asks the server for the page again and again, while something on it is under way.
'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useTransition } from 'react'

/**
 * Mount it only while there is something to wait for. A page that nobody sees is left alone, and so is a server that hasn't
 * answered yet.
 */
export function RefreshWhile({ everyMs }: { everyMs: number }) {
  const { refresh } = useRouter()
  const [pending, startTransition] = useTransition()
  useEffect(() => {
    if (pending) return
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') startTransition(refresh)
    }, everyMs)
    return () => clearInterval(timer)
  }, [everyMs, pending, refresh])
  return null
}
