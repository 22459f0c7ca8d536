// Calls the vendor's list of models and says in words what came of it.
'use client'

import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { Notice } from '@/components/ui/notice'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import type { Result } from '@/lib/boundary/result'
import type { Vendor } from '@/lib/core/run/connection'
import { testVendor } from '../actions'

const SHOWN = 12

export function ConnectionTest({ vendor }: { vendor: Vendor }) {
  const t = useTranslations('settings')
  const sentence = useErrorSentence()
  const [result, setResult] = useState<Result<{ models: string[] }>>()
  const [pending, startTransition] = useTransition()
  const test = () => startTransition(async () => setResult(await testVendor({ vendor })))
  return (
    <div className="grid justify-items-start gap-3 border-t pt-4">
      <Button onClick={test} disabled={pending}>
        {pending ? t('testing') : t('test')}
      </Button>
      {!pending && result?.ok === false && <Notice tint="problem">{sentence(result.error)}</Notice>}
      {!pending && result?.ok && (
        <div role="status" className="grid gap-2 text-sm">
          <p className="text-hit">✓ {t('testOk', { count: result.data.models.length })}</p>
          <p className="flex flex-wrap gap-1.5">
            {result.data.models.slice(0, SHOWN).map((model) => (
              <Chip key={model}>{model}</Chip>
            ))}
            {result.data.models.length > SHOWN && (
              <Chip>{t('moreModels', { count: result.data.models.length - SHOWN })}</Chip>
            )}
          </p>
        </div>
      )}
    </div>
  )
}
