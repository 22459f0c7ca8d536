// The corner of the page where toasts stand.
'use client'

import { useEffect, useState } from 'react'
import { cornerStands } from './toast'

export function Toasts() {
  const [sonner, setSonner] = useState<typeof import('sonner')>()
  useEffect(() => {
    void import('sonner').then(setSonner)
  }, [])
  // After the corner's own effects: it listens by then.
  useEffect(() => {
    if (sonner !== undefined) cornerStands(sonner.toast)
  }, [sonner])
  if (sonner === undefined) return null
  return (
    <sonner.Toaster
      position="bottom-right"
      closeButton
      toastOptions={{
        style: { background: 'var(--card)', color: 'var(--ink)', borderColor: 'var(--line-strong)' },
      }}
    />
  )
}
