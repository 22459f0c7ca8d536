// What makes one text of another: how many places differ, in words, and both texts with the differences marked.
import type { ComponentProps } from 'react'
import { countChanges, diffText } from './diff-text'
import { DiffView } from './diff-view'

export interface TextDiffProps extends Omit<ComponentProps<typeof DiffView>, 'parts'> {
  before: string
  after: string
  changesIn: (changes: number) => string
}

export function TextDiff({ before, after, changesIn, ...view }: TextDiffProps) {
  const parts = diffText(before, after)
  return (
    <>
      <p className="mb-3 text-sm text-ink-2">{changesIn(countChanges(parts))}</p>
      <DiffView parts={parts} {...view} />
    </>
  )
}
