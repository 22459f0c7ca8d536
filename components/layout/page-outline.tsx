// Stands where a page will while it is read: its name where that is known, what is being done, and its parts as outlines.
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'
import { PageHeader } from './page-header'

interface PageOutlineProps {
  title?: string
  /** What is being done, where it may take a while. */
  words?: string
  children: ReactNode
}

export function PageOutline({ title, words, children }: PageOutlineProps) {
  const t = useTranslations('shell')
  const doing = (
    <span role="status" className={words === undefined ? 'sr-only' : undefined}>
      {words ?? t('reading')}
    </span>
  )
  return (
    <>
      {title === undefined ? (
        <div className="mb-5 grid gap-1">
          <div aria-hidden="true" className="h-7 w-64 max-w-full rounded-md bg-sunk" />
          <div aria-hidden="true" className="h-4 w-96 max-w-full rounded-md bg-sunk" />
          {doing}
        </div>
      ) : (
        <PageHeader title={title} lead={doing} />
      )}
      <div aria-hidden="true" className="grid gap-4">
        {children}
      </div>
    </>
  )
}

export function CardOutline({ className }: { className: string }) {
  return <div className={classNames('rounded-lg border bg-card', className)} />
}

/** Rows of a list or a table; `className` gives each its height. */
export function RowsOutline({ rows, className }: { rows: number; className: string }) {
  return (
    <div className="divide-y overflow-hidden rounded-lg border bg-card">
      {Array.from({ length: rows }, (_, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
        <div key={place} className={className} />
      ))}
    </div>
  )
}
