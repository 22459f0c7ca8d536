// The tags of a version as chips.
import { useTranslations } from 'next-intl'
import { Chip } from '@/components/ui/chip'

export function TagList({ tags }: { tags: readonly string[] }) {
  const t = useTranslations('versions')
  if (tags.length === 0) return null
  return (
    <ul aria-label={t('tags')} className="inline-flex flex-wrap gap-1 align-middle">
      {tags.map((tag) => (
        <li key={tag}>
          <Chip className="border font-normal [overflow-wrap:anywhere]"># {tag}</Chip>
        </li>
      ))}
    </ul>
  )
}
