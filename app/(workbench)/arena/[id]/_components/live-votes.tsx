// Shows the page anew as votes come in.
'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { useServerStream } from '@/components/ui/use-server-stream'

const isGone = (pulse: unknown) => pulse === null

/** `running`: the page was drawn while answers were being written. */
export function LiveVotes({ arenaId, running }: { arenaId: string; running: boolean }) {
  const router = useRouter()
  const { value } = useServerStream(`/api/arenas/${arenaId}/pulse`, isGone)
  const heard = value === undefined ? undefined : JSON.stringify(value)
  const known = useRef<string | undefined>(undefined)
  useEffect(() => {
    if (heard === undefined || heard === known.current) return
    // The first is what the page was drawn with, or so near that the next change brings it up; but where answers were being
    // written it may be the last.
    if (known.current !== undefined || running) router.refresh()
    known.current = heard
  }, [heard, running, router])
  return null
}
