// Where one is: the scene, the room, the thing, the page of it. All but the last lead there.
import Link from 'next/link'
import { useTranslations } from 'next-intl'

export interface TrailStep {
  label: string
  href: string
}

export function Trail({ steps }: { steps: readonly TrailStep[] }) {
  const t = useTranslations('shell')
  return (
    <nav aria-label={t('trail')} className="min-w-0">
      <ol className="flex min-w-0 text-sm text-ink-3">
        {steps.map(({ label, href }, at) => {
          const last = at === steps.length - 1
          return (
            <li
              key={href}
              className={last ? 'flex min-w-12 shrink' : 'flex min-w-0 shrink-[4] max-sm:not-nth-last-2:hidden'}
            >
              {last ? (
                <span aria-current="page" className="truncate text-ink-2">
                  {label}
                </span>
              ) : (
                <>
                  <Link href={href} className="truncate hover:text-ink">
                    {label}
                  </Link>
                  <span aria-hidden="true" className="px-1.5">
                    /
                  </span>
                </>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
