'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'

export default function WorkbenchError({ reset }: { error: Error; reset: () => void }) {
  const t = useTranslations('shell')
  return (
    <div className="grid max-w-xl justify-items-start gap-4">
      <h1 className="text-xl font-semibold">{t('errorTitle')}</h1>
      <Notice tint="problem">{t('errorBody')}</Notice>
      <Button look="primary" onClick={reset}>
        {t('retry')}
      </Button>
    </div>
  )
}
