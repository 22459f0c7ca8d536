// Shows the page anew as votes come in.
'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { useServerStream } from '@/components/ui/use-server-stream'

const isGone = (pulse: unknown) => pulse === null

export function LiveVotes({ arenaId }: { arenaId: string }) {
  const router = useRouter()
  const { value } = useServerStream(`/api/arenas/${arenaId}/pulse`, isGone)
  const heard = value === undefined ? undefined : JSON.stringify(value)
  const known = useRef<string | undefined>(undefined)
  useEffect(() => {
    // The first is what the page was drawn with, or so near that the next change brings it up.
    if (heard !== undefined && known.current !== undefined && heard !== known.current) router.refresh()
    if (heard !== undefined) known.current = heard
  }, [heard, router])
  return null
}
