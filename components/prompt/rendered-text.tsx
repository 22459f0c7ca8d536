// The text that is sent for a row, with what stands in for a variable marked and named on hover.
import type { RenderedPart } from '@/lib/core/prompt/render-template'

export function RenderedText({ parts }: { parts: readonly RenderedPart[] }) {
  return parts.map((part, i) =>
    part.kind === 'text' ? (
      part.text
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity beyond their place
      <mark key={i} title={part.variable} className="rounded-[3px] bg-arm-a-soft text-ink">
        {part.text}
      </mark>
    ),
  )
}
