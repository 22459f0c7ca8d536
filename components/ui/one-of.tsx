// Shows one of several sentences in the place of all: as large as the largest, so that nothing moves when another is shown.
import type { ReactNode } from 'react'
import { classNames } from './class-names'

/** `sentences` by name; the others are neither seen nor read out nor reached by the keyboard. */
export function OneOf<Name extends string>({
  shown,
  sentences,
}: {
  shown: Name
  sentences: Readonly<Record<Name, ReactNode>>
}) {
  return (
    <span role="status" className="grid">
      {Object.entries<ReactNode>(sentences).map(([name, sentence]) => (
        <span key={name} className={classNames('[grid-area:1/1]', name !== shown && 'invisible')}>
          {sentence}
        </span>
      ))}
    </span>
  )
}
