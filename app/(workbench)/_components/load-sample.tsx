// Fills an empty scene with the sample, so that everything can be tried before one's own data is at hand.
'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import type { Result } from '@/lib/boundary/result'

interface LoadSampleProps {
  sceneId: string
  onLoad: (input: { sceneId: string }) => Promise<Result<unknown>>
}

export function LoadSample({ sceneId, onLoad }: LoadSampleProps) {
  const t = useTranslations('home')
  const sentence = useErrorSentence()
  const router = useRouter()
  const [pending, startTransition] = useTransition()
  const load = () =>
    startTransition(async () => {
      const result = await onLoad({ sceneId })
      if (result.ok) router.refresh()
      else toast.error(sentence(result.error))
    })
  return (
    <Button onClick={load} disabled={pending} className="max-w-full whitespace-normal">
      {pending ? t('sampleLoading') : t('sampleAction')}
    </Button>
  )
}
