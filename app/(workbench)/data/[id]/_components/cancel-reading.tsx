// Cancels the import, or clears away one that failed, and leads back to the list.
'use client'

import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import { cancelReading } from '../../actions'

export function CancelReading({ id, failed = false }: { id: string; failed?: boolean }) {
  const t = useTranslations('data.reading')
  const sentence = useErrorSentence()
  const [problem, setProblem] = useState('')
  const [pending, startTransition] = useTransition()
  const cancel = () =>
    startTransition(async () => {
      // On success the action leaves for the list of datasets.
      const result = await cancelReading({ id })
      if (result?.ok === false) setProblem(sentence(result.error))
    })
  return (
    <span className="flex flex-wrap items-center gap-3">
      {problem !== '' && (
        <span role="alert" className="text-sm text-miss">
          {problem}
        </span>
      )}
      <Button disabled={pending} onClick={cancel}>
        {t(failed ? 'clear' : 'cancel')}
      </Button>
    </span>
  )
}
