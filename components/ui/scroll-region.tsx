// A part that scrolls by itself: named, and reachable with the keyboard. What is placed within (words for screen readers alone
// are) scrolls with it: else it would widen the page.
import type { ComponentProps } from 'react'
import { classNames } from './class-names'

export function ScrollRegion({ label, className, ...props }: { label: string } & ComponentProps<'section'>) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
      tabIndex={0}
      {...props}
      className={classNames('relative', className)}
    />
  )
}
