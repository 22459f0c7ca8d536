// A modal dialogue. What draws it is loaded when it is first opened, since most pages are left without.
'use client'

import dynamic from 'next/dynamic'
import { cloneElement, type ReactElement, type ReactNode, useState } from 'react'

export interface DialogProps {
  title: string
  open: boolean
  onOpenChange: (open: boolean) => void
  /** A button that opens it. */
  trigger?: ReactElement<{ onClick?: () => void; 'aria-haspopup'?: 'dialog'; 'aria-expanded'?: boolean }>
  children: ReactNode
}

const DialogPopup = dynamic(() => import('./dialog-popup').then((module) => module.DialogPopup), { ssr: false })

export function Dialog({ trigger, open, onOpenChange, ...rest }: DialogProps) {
  const [wanted, setWanted] = useState(open)
  if (open && !wanted) setWanted(true)
  return (
    <>
      {trigger !== undefined &&
        cloneElement(trigger, {
          onClick: () => onOpenChange(true),
          'aria-haspopup': 'dialog',
          'aria-expanded': open,
        })}
      {wanted && <DialogPopup open={open} onOpenChange={onOpenChange} {...rest} />}
    </>
  )
}
