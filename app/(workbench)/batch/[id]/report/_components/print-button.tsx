'use client'

import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'

/** Opens the browser's own dialogue, which also makes a PDF. */
export function PrintButton({ children }: { children: ReactNode }) {
  return (
    <Button look="primary" onClick={() => window.print()}>
      {children}
    </Button>
  )
}
