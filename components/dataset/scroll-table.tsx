// A table in a frame of its own, which scrolls sideways where the page is narrower.
import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'

/** `children` are thead and tbody; `label` names the table and its frame. */
export function ScrollTable({
  label,
  className,
  children,
}: {
  label: string
  className?: string
  children: ReactNode
}) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable with the keyboard
      tabIndex={0}
      className={classNames('overflow-x-auto rounded-lg border bg-card', className)}
    >
      <table
        className={classNames(
          'w-full border-collapse text-sm',
          '[&_td]:border-t [&_td]:px-3 [&_td]:py-2 [&_td]:align-top',
          '[&_th]:px-3 [&_th]:py-2 [&_th]:text-left [&_th]:text-xs [&_th]:font-medium [&_th]:whitespace-nowrap [&_th]:text-ink-3',
        )}
      >
        {children}
      </table>
    </section>
  )
}
