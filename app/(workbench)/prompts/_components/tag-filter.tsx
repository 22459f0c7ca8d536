// Shows only prompts of which some version has a tag; the tag stands in the address.
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { classNames } from '@/components/ui/class-names'
import { type CountedTag, isSameTag } from '@/lib/core/prompt/version-tags'

interface TagFilterProps {
  tags: readonly CountedTag[]
  /** null: all prompts are shown. */
  chosen: string | null
  prompts: number
}

export function TagFilter({ tags, chosen, prompts }: TagFilterProps) {
  const t = useTranslations('versions')
  const option = (key: string, words: string, count: number, href: string, current: boolean) => (
    <li key={key}>
      <Link
        href={href}
        aria-current={current ? 'true' : undefined}
        className={classNames(
          'inline-flex min-h-8 items-center gap-1.5 rounded-md border px-2.5 text-sm [overflow-wrap:anywhere]',
          current ? 'border-ink bg-sunk font-medium text-ink' : 'text-ink-2 hover:text-ink',
        )}
      >
        {words} <span className="text-xs text-ink-3">{count}</span>
      </Link>
    </li>
  )
  return (
    <nav aria-label={t('tagFilter')} className="mb-4">
      <ul className="flex flex-wrap gap-1.5">
        {option('', t('allPrompts'), prompts, '/prompts', chosen === null)}
        {tags.map(({ tag, prompts: count }) =>
          option(
            `#${tag}`,
            `# ${tag}`,
            count,
            `/prompts?${new URLSearchParams({ tag })}`,
            chosen !== null && isSameTag(tag, chosen),
          ),
        )}
      </ul>
    </nav>
  )
}
