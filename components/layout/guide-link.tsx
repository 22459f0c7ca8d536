// Leads from a place where one may not know how to go on to the guide that tells.
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { GuideSlug } from '@/lib/core/guide/guide-slugs'

export function GuideLink({ slug }: { slug: GuideSlug }) {
  const t = useTranslations('docs')
  return (
    <p className="mt-2 text-sm text-ink-2">
      {t.rich('help', {
        name: t(`guides.${slug}`),
        link: (words) => (
          <Link
            href={`/docs/${slug}`}
            className="underline decoration-line-strong underline-offset-4 hover:text-ink hover:decoration-current"
          >
            {words}
          </Link>
        ),
      })}
    </p>
  )
}
