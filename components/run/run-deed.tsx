// A deed on a run as a button: does it once, says what went wrong, and shows the page anew.
'use client'

import { useRouter } from 'next/navigation'
import { type ComponentProps, type ReactNode, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import type { Result } from '@/lib/boundary/result'

interface RunDeedProps {
  runId: string
  deed: (input: { id: string }) => Promise<Result<unknown>>
  look?: ComponentProps<typeof Button>['look']
  /** The name of the button where its words alone don't say which run. */
  label?: string
  /** What the button says meanwhile. */
  working?: string
  /** Around the sentence of what went wrong. */
  failure?: (sentence: string) => string
  children: ReactNode
}

export function RunDeed({ runId, deed, look, label, working, failure, children }: RunDeedProps) {
  const sentence = useErrorSentence()
  const router = useRouter()
  const [pending, startTransition] = useTransition()
  const act = () =>
    startTransition(async () => {
      const result = await deed({ id: runId })
      if (!result.ok) toast.error(failure ? failure(sentence(result.error)) : sentence(result.error))
      router.refresh()
    })
  return (
    <Button look={look} aria-label={label} onClick={act} disabled={pending}>
      {(pending && working) || children}
    </Button>
  )
}
