// A sentence that must be seen: what is wrong or worth knowing, and what to do.
import type { ReactNode } from 'react'
import { classNames } from './class-names'

const tints = {
  problem: 'border-miss bg-miss-soft text-miss',
  attention: 'border-warn bg-warn-soft text-warn',
  info: 'border-line bg-sunk text-ink-2',
} as const

export function Notice({
  tint = 'info',
  children,
  className,
}: {
  tint?: keyof typeof tints
  children: ReactNode
  className?: string
}) {
  return (
    <div
      role={tint === 'problem' ? 'alert' : 'status'}
      className={classNames('rounded-md border px-3.5 py-2.5 text-sm', tints[tint], className)}
    >
      {children}
    </div>
  )
}
