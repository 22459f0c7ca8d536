// Takes a prompt from a file that was exported here, or that holds one template.
'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useRef, useTransition } from 'react'
import { toast } from 'sonner'
import { Button } from '@/components/ui/button'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import { importPrompt } from '../actions'

export function ImportPrompt() {
  const t = useTranslations('versions')
  const sentence = useErrorSentence()
  const router = useRouter()
  const input = useRef<HTMLInputElement>(null)
  const [pending, startTransition] = useTransition()
  const take = (file: File | undefined) => {
    if (file === undefined) return
    startTransition(async () => {
      const result = await importPrompt({ fileName: file.name.slice(0, 300), text: await file.text() })
      if (input.current !== null) input.current.value = ''
      if (result.ok) router.push(`/prompts/${result.data.promptId}`)
      else toast.error(sentence(result.error))
    })
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".json,.txt,.md"
        aria-label={t('importFile')}
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => take(event.target.files?.[0])}
      />
      <Button disabled={pending} onClick={() => input.current?.click()}>
        {t('import')}
      </Button>
    </>
  )
}
