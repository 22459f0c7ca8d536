// Two texts side by side with what differs marked: struck out at the left, underlined at the right, with a sign each.
import type { ReactNode } from 'react'
import type { DiffPart } from './diff-text'

interface Side {
  /** What this text is called, for the heading of its half. */
  heading: ReactNode
  label: string
}

interface DiffViewProps {
  parts: readonly DiffPart[]
  left: Side
  right: Side
  /** Stands where a text is empty. */
  blank: string
}

export function DiffView({ parts, left, right, blank }: DiffViewProps) {
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <Half side={left} parts={parts.filter((part) => part.kind !== 'added')} blank={blank} />
      <Half side={right} parts={parts.filter((part) => part.kind !== 'removed')} blank={blank} />
    </div>
  )
}

function Half({ side, parts, blank }: { side: Side; parts: readonly DiffPart[]; blank: string }) {
  return (
    <div className="min-w-0">
      <div className="mb-1.5 flex items-center gap-2 text-sm font-medium">{side.heading}</div>
      <section
        aria-label={side.label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        className="max-h-[70vh] overflow-y-auto rounded-md border bg-card px-3 py-2.5 font-mono text-sm leading-[22px] break-words whitespace-pre-wrap"
      >
        {parts.length === 0 ? (
          <span className="text-ink-3">{blank}</span>
        ) : (
          placed(parts).map(({ part, start }) => <Part key={start} part={part} />)
        )}
      </section>
    </div>
  )
}

/** Parts with the offset at which each begins in its text. */
function placed(parts: readonly DiffPart[]): { part: DiffPart; start: number }[] {
  let end = 0
  return parts.map((part) => {
    const start = end
    end += part.text.length
    return { part, start }
  })
}

/** A line break alone would show nothing of itself. */
const visible = (text: string): string => text.replace(/\n/g, '↵\n')

function Part({ part }: { part: DiffPart }) {
  if (part.kind === 'same') return part.text
  if (part.kind === 'removed')
    return (
      <del className="rounded-[3px] bg-miss-soft text-miss">
        <sup aria-hidden="true">－</sup>
        {visible(part.text)}
      </del>
    )
  return (
    <ins className="rounded-[3px] bg-hit-soft text-hit underline decoration-2 underline-offset-4">
      <sup aria-hidden="true">＋</sup>
      {visible(part.text)}
    </ins>
  )
}
