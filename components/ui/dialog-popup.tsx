// The body of a dialogue on Base UI: focus is kept inside, Escape closes, the page behind is inert. Loaded when one is opened.
'use client'

import { Dialog as Base } from '@base-ui/react/dialog'
import type { DialogProps } from './dialog'

export function DialogPopup({ title, open, onOpenChange, children }: Omit<DialogProps, 'trigger'>) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-black/40" />
        <Base.Popup className="fixed top-[12vh] left-1/2 z-50 grid max-h-[80vh] w-[min(92vw,34rem)] -translate-x-1/2 gap-4 overflow-y-auto rounded-lg border bg-card p-5 text-ink">
          <Base.Title className="text-lg font-semibold">{title}</Base.Title>
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
