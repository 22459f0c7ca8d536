// One guide: its text, what it holds, and the guide after it.
import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { guideSlugs, isGuideSlug } from '@/lib/core/guide/guide-slugs'
import { plainText } from '@/lib/core/guide/parse-inline'
import { readGuide } from '@/lib/usecases/read-guides'
import { GuideText } from '../_components/guide-text'
import { guideFolder } from '../guide-folder'

interface GuidePageProps {
  params: Promise<{ slug: string }>
}

async function readOf({ params }: GuidePageProps) {
  const { slug } = await params
  return isGuideSlug(slug) ? await readGuide(guideFolder, await getLocale(), slug) : null
}

export async function generateMetadata(props: GuidePageProps): Promise<Metadata> {
  const guide = await readOf(props)
  return guide === null ? {} : { title: guide.title }
}

export default async function GuidePage(props: GuidePageProps) {
  const [guide, t, locale] = await Promise.all([readOf(props), getTranslations('docs'), getLocale()])
  if (guide === null) notFound()
  const after = guideSlugs[guideSlugs.indexOf(guide.slug) + 1]
  const next = after === undefined ? null : await readGuide(guideFolder, locale, after)
  const parts = guide.blocks.flatMap((block) => (block.kind === 'heading' && block.level === 2 ? [block] : []))
  return (
    <div className="grid gap-x-12 gap-y-6 lg:grid-cols-[minmax(0,46rem)_minmax(0,14rem)]">
      <article className="min-w-0">
        <h1 className="mb-3 text-xl font-semibold text-balance">{guide.title}</h1>
        <GuideText blocks={guide.blocks} labels={{ code: t('code'), table: t('table') }} />
        {next !== null && (
          <p className="mt-8 border-t pt-4 text-sm text-ink-2">
            {t('next')}{' '}
            <Link
              href={`/docs/${next.slug}`}
              className="font-medium text-ink underline decoration-line-strong underline-offset-4 hover:decoration-current"
            >
              {next.title}
            </Link>
          </p>
        )}
      </article>
      <nav aria-label={t('parts')} className="hidden lg:sticky lg:top-6 lg:block lg:self-start">
        <p className="mb-1 text-xs text-ink-3">{t('parts')}</p>
        <ul className="grid gap-0.5 border-l pl-3 text-sm">
          {parts.map(({ id, children }) => (
            <li key={id}>
              <a href={`#${id}`} className="block py-1 text-ink-2 hover:text-ink">
                {plainText(children)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  )
}
