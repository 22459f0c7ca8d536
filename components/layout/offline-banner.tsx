// Says when the server can't be reached: what is on screen stays, and what is typed is not lost.
'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { useConnected } from '@/components/run/use-active-runs'

// A line that breaks and is up again, as at a restart of the server, is no news.
const PATIENCE_MS = 2000

export function OfflineBanner() {
  const t = useTranslations('shell')
  const connected = useConnected()
  const [told, setTold] = useState(false)
  useEffect(() => {
    if (connected) return setTold(false)
    const timer = setTimeout(() => setTold(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [connected])
  return (
    <div role="status" className="pointer-events-none fixed inset-x-0 bottom-4 z-30 grid justify-items-center px-4">
      {told && (
        <p className="rounded-md border border-warn bg-warn-soft px-3.5 py-2.5 text-sm text-warn">{t('offline')}</p>
      )}
    </div>
  )
}
