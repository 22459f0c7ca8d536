// A surface with a hairline, and its small heading with an aside at the right.
import type { ReactNode } from 'react'
import { classNames } from './class-names'

export function Card({
  title,
  aside,
  className,
  children,
}: {
  title?: ReactNode
  aside?: ReactNode
  className?: string
  children: ReactNode
}) {
  return (
    <section className={classNames('min-w-0 rounded-lg border bg-card px-5 py-4', className)}>
      {title !== undefined && (
        <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
          <h2 className="text-sm font-medium text-ink-2">{title}</h2>
          {aside !== undefined && <div className="text-xs text-ink-3">{aside}</div>}
        </div>
      )}
      {children}
    </section>
  )
}
