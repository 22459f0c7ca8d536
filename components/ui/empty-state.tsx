// What a place will show, why it doesn't yet, and the one thing to do.
import type { ReactNode } from 'react'

export function EmptyState({ title, body, action }: { title: string; body: string; action?: ReactNode }) {
  return (
    <div className="rounded-lg border border-dashed border-line-strong px-6 py-10 text-center">
      <p className="text-base font-medium">{title}</p>
      <p className="mx-auto mt-1 mb-4 max-w-[60ch] text-sm text-balance text-ink-2">{body}</p>
      {action}
    </div>
  )
}
