// The prompts of the scene.
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { GuideLink } from '@/components/layout/guide-link'
import { PageHeader } from '@/components/layout/page-header'
import { buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { countTags, isSameTag } from '@/lib/core/prompt/version-tags'
import { getRuntime } from '@/lib/runtime'
import { readCurrentScene } from '../current-scene'
import { ImportPrompt } from './_components/import-prompt'
import { PromptCard } from './_components/prompt-card'
import { TagFilter } from './_components/tag-filter'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('prompts'))('title') }
}

export default async function PromptsPage({ searchParams }: { searchParams: Promise<{ tag?: string | string[] }> }) {
  const [t, { prompts: store }, scene] = await Promise.all([
    getTranslations('prompts'),
    getRuntime(),
    readCurrentScene(),
  ])
  const [all, query] = await Promise.all([store.list(scene.id), searchParams])
  const tags = countTags(all)
  const wanted = [query.tag].flat()[0]
  // A tag that is gone hides nothing.
  const chosen = tags.find(({ tag }) => wanted !== undefined && isSameTag(tag, wanted))?.tag ?? null
  const prompts =
    chosen === null
      ? all
      : all.filter(({ versions }) => versions.some((version) => version.tags.some((tag) => isSameTag(tag, chosen))))
  const create = (
    <span data-tour="prompts" className="inline-flex flex-wrap gap-2">
      <ImportPrompt />
      <Link href="/prompts/new" className={buttonClass('primary')}>
        {t('create')}
      </Link>
    </span>
  )
  if (prompts.length === 0)
    return (
      <>
        <PageHeader title={t('title')} lead={t('lead')} />
        <EmptyState
          title={t('emptyTitle')}
          body={t('emptyBody')}
          action={
            <>
              {create}
              <GuideLink slug="compare" />
            </>
          }
        />
      </>
    )
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} actions={create} />
      {tags.length > 0 && <TagFilter tags={tags} chosen={chosen} prompts={all.length} />}
      <div className="grid gap-4 lg:grid-cols-2">
        {prompts.map((prompt) => (
          <PromptCard key={prompt.id} prompt={prompt} />
        ))}
      </div>
    </>
  )
}
