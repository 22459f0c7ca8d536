// A prompt in the list: its name, the first lines of its newest version, its variables.
import Link from 'next/link'
import { getFormatter, getTranslations } from 'next-intl/server'
import { TagList } from '@/components/prompt/tag-list'
import { TemplateText } from '@/components/prompt/template-text'
import { Chip } from '@/components/ui/chip'
import { templateVariables } from '@/lib/core/prompt/parse-template'
import { countTags } from '@/lib/core/prompt/version-tags'
import type { Prompt } from '@/lib/store/prompts'

/** More of a template can't be seen in its card. */
const SHOWN_CHARACTERS = 600

export async function PromptCard({ prompt }: { prompt: Prompt }) {
  const [t, format] = await Promise.all([getTranslations('prompts'), getFormatter()])
  const newest = prompt.versions[0]
  if (newest === undefined) return null
  const variables = templateVariables(newest.template)
  return (
    <article className="relative grid min-w-0 content-start gap-2.5 rounded-lg border bg-card px-5 py-4 focus-within:border-line-strong hover:border-line-strong">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 className="min-w-0 text-base font-semibold break-words">
          <Link
            href={`/prompts/${prompt.id}`}
            aria-label={t('open', { name: prompt.name })}
            className="after:absolute after:inset-0 after:rounded-lg"
          >
            {prompt.name}
          </Link>
        </h2>
        <p className="text-xs text-ink-3">
          {t('versionLabel', { number: newest.number })} · {t('versionCount', { count: prompt.versions.length })} ·{' '}
          <time dateTime={newest.createdAt.toISOString()}>{format.relativeTime(newest.createdAt)}</time>
        </p>
      </div>
      <p className="line-clamp-6 font-mono text-sm leading-[22px] break-words whitespace-pre-wrap text-ink-2">
        <TemplateText source={newest.template.slice(0, SHOWN_CHARACTERS)} />
      </p>
      <TagList tags={countTags([prompt]).map(({ tag }) => tag)} />
      <div className="flex flex-wrap gap-1.5">
        {variables.length === 0 && <span className="text-xs text-ink-3">{t('noVariables')}</span>}
        {variables.map((name) => (
          <Chip key={name} tint="a" className="break-all">
            {name}
          </Chip>
        ))}
      </div>
    </article>
  )
}
