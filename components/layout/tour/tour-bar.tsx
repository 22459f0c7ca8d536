// The step of the tour that one stands at: what this room is for, and on to the next. It takes a place of its own below the page.
'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { type MoveTour, tourSteps } from './tour-steps'

export function TourBar({ step, onMove }: { step: number; onMove: MoveTour }) {
  const t = useTranslations('tour')
  const path = usePathname()
  const [pending, startTransition] = useTransition()
  const place = tourSteps[step]
  const shown = place !== undefined && path === place.href ? place.key : null
  useEffect(() => (shown === null ? undefined : bringIntoView(`[data-tour="${shown}"]`)), [shown])
  if (place === undefined) return null
  const move = (to: number | null) =>
    startTransition(async () => {
      await onMove({ step: to })
    })
  const last = step === tourSteps.length - 1
  return (
    <aside
      aria-label={t('label')}
      className="sticky bottom-0 z-20 border-t border-line-strong bg-card px-4 py-3 md:px-7 print:hidden"
    >
      <div className="flex max-w-[1584px] flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <div className="max-w-[78ch] min-w-0 text-sm" aria-live="polite">
          <p className="font-semibold">
            <span className="mr-2 font-normal text-ink-3">
              {t('progress', { step: step + 1, steps: tourSteps.length })}
            </span>
            {t(`${place.key}.title`)}
          </p>
          <p className="text-ink-2">{t(`${place.key}.body`)}</p>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <Button look="quiet" disabled={pending} onClick={() => move(null)}>
            {t('skip')}
          </Button>
          {path !== place.href && (
            <Link href={place.href} className="px-2 text-sm underline underline-offset-4">
              {t('there')}
            </Link>
          )}
          {step > 0 && (
            <Button disabled={pending} onClick={() => move(step - 1)}>
              {t('back')}
            </Button>
          )}
          <Button disabled={pending} onClick={() => move(last ? null : step + 1)}>
            {last ? t('done') : t('next')}
          </Button>
        </div>
      </div>
    </aside>
  )
}

/** Scrolls to what the step speaks of, as little as need be, once the page has it. */
function bringIntoView(selector: string): () => void {
  const look = () => {
    const control = document.querySelector(selector)
    control?.scrollIntoView({ block: 'nearest' })
    return control !== null
  }
  const watch = new MutationObserver(() => look() && watch.disconnect())
  if (!look()) watch.observe(document.body, { childList: true, subtree: true })
  return () => watch.disconnect()
}
