// A word that explains itself: on hover, on focus by the keyboard, on a tap. Escape closes; the pointer may go into the panel.
'use client'

import { type PointerEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { classNames } from './class-names'
import { placePanel } from './place-panel'

// Long enough to cross the gap between word and panel.
const LINGER_MS = 150

interface ExplainProps {
  /** The word, as it stands in its place. */
  children: ReactNode
  explanation: ReactNode
  className?: string
}

export function Explain({ children, explanation, className }: ExplainProps) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const word = useRef<HTMLButtonElement>(null)
  const panel = useRef<HTMLSpanElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const enter = ({ pointerType }: PointerEvent) => {
    clearTimeout(timer.current)
    if (pointerType === 'mouse') setOpen(true)
  }
  const leave = ({ pointerType }: PointerEvent) => {
    if (pointerType === 'mouse') timer.current = setTimeout(() => setOpen(false), LINGER_MS)
  }
  useEffect(() => {
    const [anchor, shown] = [word.current, panel.current]
    if (!open || anchor === null || shown === null) return
    // In the top layer, so that no scrolling part cuts it off.
    shown.showPopover()
    const size = { width: shown.offsetWidth, height: shown.offsetHeight }
    const { left, top } = placePanel(anchor.getBoundingClientRect(), size, {
      width: document.documentElement.clientWidth,
      height: window.innerHeight,
    })
    shown.style.left = `${left}px`
    shown.style.top = `${top}px`
    const close = () => setOpen(false)
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close()
    }
    const onPointer = (event: Event) => {
      if (!anchor.contains(event.target as Node) && !shown.contains(event.target as Node)) close()
    }
    document.addEventListener('keydown', onKey)
    document.addEventListener('pointerdown', onPointer)
    // Any part that scrolls would move the word away from its panel.
    document.addEventListener('scroll', close, { capture: true, passive: true })
    return () => {
      document.removeEventListener('keydown', onKey)
      document.removeEventListener('pointerdown', onPointer)
      document.removeEventListener('scroll', close, { capture: true })
    }
  }, [open])
  useEffect(() => () => clearTimeout(timer.current), [])
  return (
    <>
      <button
        ref={word}
        type="button"
        aria-expanded={open}
        aria-describedby={open ? id : undefined}
        onPointerEnter={enter}
        onPointerLeave={leave}
        onFocus={(event) => event.currentTarget.matches(':focus-visible') && setOpen(true)}
        onBlur={() => setOpen(false)}
        onClick={() => setOpen(true)}
        className={classNames(
          'cursor-help [text-align:inherit] [font:inherit] text-inherit underline decoration-line-strong decoration-dotted underline-offset-4',
          className,
        )}
      >
        {children}
      </button>
      {open && (
        <span
          ref={panel}
          id={id}
          role="tooltip"
          popover="manual"
          onPointerEnter={enter}
          onPointerLeave={leave}
          className="fixed inset-auto m-0 w-[min(22rem,calc(100vw-1rem))] rounded-md border border-line-strong bg-card px-3.5 py-2.5 text-left text-sm font-normal whitespace-normal text-ink"
        >
          {explanation}
        </span>
      )}
    </>
  )
}
