// A line of a guide. Links to other guides lead to their pages.
import Link from 'next/link'
import { Fragment, type ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'
import type { Inline } from '@/lib/core/guide/parse-inline'

const LONGEST_WHOLE = 24

/** `compare.md#part` → `/docs/compare#part`; what isn't a guide stays. */
const addressOf = (href: string): string => href.replace(/^([\w-]+)\.md/, '/docs/$1')

export function InlineText({ parts }: { parts: readonly Inline[] }): ReactNode {
  return parts.map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a file never move
    <Fragment key={at}>{inlinePart(part)}</Fragment>
  ))
}

function inlinePart(part: Inline): ReactNode {
  switch (part.kind) {
    case 'code':
      return (
        <code
          className={classNames(
            'rounded-[4px] bg-sunk px-1 py-px font-mono text-[0.92em]',
            // An option is not parted at its hyphens.
            part.text.length <= LONGEST_WHOLE ? 'whitespace-nowrap' : '[overflow-wrap:anywhere]',
          )}
        >
          {part.text}
        </code>
      )
    case 'strong':
      return (
        <strong className="font-semibold text-ink">
          <InlineText parts={part.children} />
        </strong>
      )
    case 'link':
      return (
        <Link
          href={addressOf(part.href)}
          className="text-ink underline decoration-line-strong underline-offset-4 hover:decoration-current"
        >
          <InlineText parts={part.children} />
        </Link>
      )
    case 'image':
      return (
        // biome-ignore lint/performance/noImgElement: small, local and already in its final size
        <img
          src={part.src.replace('../../screens', '/api/screens')}
          alt={part.alt}
          loading="lazy"
          className="my-2 h-auto w-full rounded-md border"
        />
      )
    default:
      return part.text
  }
}
