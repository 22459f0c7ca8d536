// A template as it is written, its variables coloured; for places where it is read and not edited.
import { parseTemplate } from '@/lib/core/prompt/parse-template'

export const variableClass = 'rounded-[4px] bg-arm-a-soft px-0.5 text-arm-a'

export function TemplateText({ source }: { source: string }) {
  return parseTemplate(source).map((part) => {
    const written = source.slice(part.start, part.end)
    if (part.kind === 'text') return written
    return (
      <span key={part.start} className={variableClass}>
        {written}
      </span>
    )
  })
}
