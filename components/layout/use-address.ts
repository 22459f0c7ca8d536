// Keeps the address of the page at what stands on it.
'use client'

import { useRouter } from 'next/navigation'
import { startTransition, useEffect, useRef } from 'react'

/** Stepping through rows would ask the server at each; it is told where one rests. */
const REST_MS = 400

/**
 * Through the router, although `history.replaceState` would ask no server: of an address that it doesn't know, the router
 * loads the page anew at the next refresh, and every answer on it would be gone. Who leaves meanwhile, by a link or by what
 * is returned, isn't called back.
 */
export function useAddress(href: string): (to: string) => void {
  const router = useRouter()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    if (href === window.location.pathname + window.location.search) return
    timer.current = setTimeout(() => startTransition(() => router.replace(href, { scroll: false })), REST_MS)
    return () => clearTimeout(timer.current)
  }, [href, router])
  useEffect(() => {
    const follow = ({ target }: MouseEvent) => {
      if (target instanceof Element && target.closest('a[href]') !== null) clearTimeout(timer.current)
    }
    document.addEventListener('click', follow, { capture: true })
    return () => document.removeEventListener('click', follow, { capture: true })
  }, [])
  return (to) => {
    clearTimeout(timer.current)
    router.push(to)
  }
}
