// Takes a prompt from a file that was exported here, or that holds one template; and a configuration of promptfoo or its test cases.
'use client'

import { useRouter } from 'next/navigation'
import { useFormatter, useTranslations } from 'next-intl'
import { useRef, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import { importPrompt } from '../actions'

export function ImportPrompt() {
  const t = useTranslations('versions')
  const sentence = useErrorSentence()
  const format = useFormatter()
  const router = useRouter()
  const input = useRef<HTMLInputElement>(null)
  const [pending, startTransition] = useTransition()
  const take = (file: File | undefined) => {
    if (file === undefined) return
    startTransition(async () => {
      const result = await importPrompt({ fileName: file.name.slice(0, 300), text: await file.text() })
      if (input.current !== null) input.current.value = ''
      if (!result.ok) return void toast.error(sentence(result.error))
      const { promptIds, datasetId, rows, left } = result.data
      const [only, ...others] = promptIds
      if (datasetId !== null || others.length > 0) {
        toast.success(t('promptfoo.taken', { prompts: promptIds.length, rows }))
      }
      if (left.length > 0) {
        const parts = left.map((part) => t(`promptfoo.left.${part}`))
        toast.warning(t('promptfoo.leftOut', { parts: format.list(parts, { type: 'conjunction' }) }), {
          duration: 15_000,
        })
      }
      if (only !== undefined && others.length === 0) router.push(`/prompts/${only}`)
      else router.refresh()
    })
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".json,.txt,.md,.yaml,.yml,.csv"
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
