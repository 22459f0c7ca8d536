// The tags of a version as chips.
import { Chip } from '@/components/ui/chip'

/** Plain phrasing, so that it may stand in labels and cells and is read out with them. */
export function TagList({ tags }: { tags: readonly string[] }) {
  if (tags.length === 0) return null
  return (
    <span className="inline-flex flex-wrap gap-1 align-middle">
      {tags.map((tag) => (
        <Chip key={tag} className="border font-normal [overflow-wrap:anywhere]">
          # {tag}
        </Chip>
      ))}
    </span>
  )
}
