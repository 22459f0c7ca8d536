// The guides, in the order in which one reads them.
import type { Metadata } from 'next'
import Link from 'next/link'
import { getLocale, getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/layout/page-header'
import { readGuides } from '@/lib/usecases/read-guides'
import { guideFolder } from './guide-folder'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('docs'))('title') }
}

export default async function DocsPage() {
  const [t, guides] = await Promise.all([
    getTranslations('docs'),
    getLocale().then((to) => readGuides(guideFolder, to)),
  ])
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <ol className="grid gap-3 md:grid-cols-2">
        {guides.map(({ slug, title, lead }, at) => (
          <li key={slug} className="relative flex gap-4 rounded-lg border bg-card px-5 py-4 hover:border-line-strong">
            <span aria-hidden="true" className="text-lg text-ink-3">
              {at + 1}
            </span>
            <div className="min-w-0">
              <h2 className="text-base font-semibold">
                <Link href={`/docs/${slug}`} className="after:absolute after:inset-0">
                  {title}
                </Link>
              </h2>
              <p className="mt-1 text-sm text-ink-2">{lead}</p>
            </div>
          </li>
        ))}
      </ol>
    </>
  )
}
