// A modal panel at the right edge, full height: its body scrolls between a heading and a foot that stay in sight.
'use client'

import { Dialog as Base } from '@base-ui/react/dialog'
import type { ReactNode } from 'react'
import { buttonClass } from '@/components/ui/button'

interface SidePanelProps {
  title: string
  closeLabel: string
  onClose: () => void
  foot: ReactNode
  children: ReactNode
}

/** It is open as long as it is rendered. */
export function SidePanel({ title, closeLabel, onClose, foot, children }: SidePanelProps) {
  return (
    <Base.Root open onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-black/40" />
        <Base.Popup className="fixed inset-y-0 right-0 z-50 grid w-[min(100vw,46rem)] grid-rows-[auto_minmax(0,1fr)_auto] border-l bg-card text-ink">
          <div className="flex items-center justify-between gap-3 border-b px-5 py-2.5">
            <Base.Title className="min-w-0 text-base font-semibold break-words">{title}</Base.Title>
            <Base.Close aria-label={closeLabel} className={buttonClass('quiet', 'px-2')}>
              ✕
            </Base.Close>
          </div>
          <div className="min-w-0 overflow-x-hidden overflow-y-auto px-5 py-4">{children}</div>
          <div className="min-w-0 border-t px-5 py-3">{foot}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
