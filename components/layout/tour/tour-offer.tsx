// Offers the tour to who has not had it, on the home of a scene.
'use client'

import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { Button } from '@/components/ui/button'
import type { MoveTour } from './tour-steps'

export function TourOffer({ onMove }: { onMove: MoveTour }) {
  const t = useTranslations('tour')
  const [pending, startTransition] = useTransition()
  const move = (step: number | null) =>
    startTransition(async () => {
      await onMove({ step })
    })
  return (
    <section
      aria-label={t('label')}
      className="mb-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 rounded-lg border bg-sunk px-5 py-3"
    >
      <p className="min-w-0 text-sm text-ink-2">{t('offer')}</p>
      <div className="flex flex-wrap items-center gap-2">
        <Button look="quiet" disabled={pending} onClick={() => move(null)}>
          {t('decline')}
        </Button>
        <Button disabled={pending} onClick={() => move(0)}>
          {t('begin')}
        </Button>
      </div>
    </section>
  )
}
