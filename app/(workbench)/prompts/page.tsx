// The prompts of the scene.
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { GuideLink } from '@/components/layout/guide-link'
import { PageHeader } from '@/components/layout/page-header'
import { buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { getRuntime } from '@/lib/runtime'
import { readCurrentScene } from '../current-scene'
import { ImportPrompt } from './_components/import-prompt'
import { PromptCard } from './_components/prompt-card'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('prompts'))('title') }
}

export default async function PromptsPage() {
  const [t, { prompts: store }, scene] = await Promise.all([
    getTranslations('prompts'),
    getRuntime(),
    readCurrentScene(),
  ])
  const prompts = await store.list(scene.id)
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
      <div className="grid gap-4 lg:grid-cols-2">
        {prompts.map((prompt) => (
          <PromptCard key={prompt.id} prompt={prompt} />
        ))}
      </div>
    </>
  )
}
