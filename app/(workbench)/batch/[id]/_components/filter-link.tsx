// A link to the same page with other rows of the same figures: the address changes, back and sharing work, and only the rows are
// read. The router is told through the history, which it follows.
'use client'

import Link from 'next/link'
import type { ComponentProps } from 'react'

export function FilterLink({ href, ...rest }: Omit<ComponentProps<typeof Link>, 'href'> & { href: string }) {
  return (
    <Link
      {...rest}
      href={href}
      scroll={false}
      prefetch={false}
      onNavigate={(event) => {
        event.preventDefault()
        window.history.pushState(null, '', href)
      }}
    />
  )
}
