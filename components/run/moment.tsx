// A moment in the reader's own time zone. The server knows only UTC, so that is what stands there until the browser takes over.
'use client'

import { useFormatter } from 'next-intl'
import { useSyncExternalStore } from 'react'

const never = () => () => undefined
const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone
const utc = () => 'UTC'

/** `at` is ISO 8601. */
export function Moment({ at }: { at: string }) {
  const format = useFormatter()
  const timeZone = useSyncExternalStore(never, ownZone, utc)
  return (
    <time dateTime={at} className="whitespace-nowrap">
      {format.dateTime(new Date(at), {
        month: 'short',
        day: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
        timeZone,
      })}
    </time>
  )
}
