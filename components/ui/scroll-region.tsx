// A part that scrolls by itself: named, and reachable with the keyboard.
import type { ComponentProps } from 'react'

export function ScrollRegion({ label, ...props }: { label: string } & ComponentProps<'section'>) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
      tabIndex={0}
      {...props}
    />
  )
}
