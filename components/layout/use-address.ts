// Keeps the address of the page at what stands on it.
'use client'

import { useRouter } from 'next/navigation'
import { startTransition, useEffect } from 'react'

/** Stepping through rows would ask the server at each; it is told where one rests. */
const REST_MS = 400

/**
 * Through the router, although `history.replaceState` would ask no server: of an address that it doesn't know, the router
 * loads the page anew at the next refresh, and every answer on it would be gone.
 */
export function useAddress(href: string): void {
  const router = useRouter()
  useEffect(() => {
    if (href === window.location.pathname + window.location.search) return
    const timer = setTimeout(() => startTransition(() => router.replace(href, { scroll: false })), REST_MS)
    return () => clearTimeout(timer)
  }, [href, router])
}
