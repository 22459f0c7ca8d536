'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'

export default function VoteError({ reset }: { error: Error; reset: () => void }) {
  const t = useTranslations('vote')
  return (
    <main className="mx-auto grid max-w-md justify-items-center gap-3 px-4 py-16 text-center">
      <h1 className="text-xl font-semibold">{t('errorTitle')}</h1>
      <p className="text-ink-2">{t('errorBody')}</p>
      <Button look="primary" onClick={reset}>
        {t('retry')}
      </Button>
    </main>
  )
}
