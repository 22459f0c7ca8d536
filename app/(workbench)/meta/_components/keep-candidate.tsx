// Keeps a candidate: as a new prompt under a name, or as a version of one there is.
'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { Button, buttonClass } from '@/components/ui/button'
import { SelectField, TextField } from '@/components/ui/field'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import type { WriteCandidateInput, WrittenCandidate } from '@/lib/usecases/write-candidate'
import { saveVersion } from '../../prompts/actions'
import type { PromptTarget } from './candidate-card'

interface KeepCandidateProps {
  written: WrittenCandidate
  asked: WriteCandidateInput
  prompts: PromptTarget[]
}

/** The name, or where a prompt has it, the name with the next number. */
function freeName(name: string, prompts: readonly PromptTarget[]): string {
  const taken = new Set(prompts.map((prompt) => prompt.name))
  let number = 2
  if (!taken.has(name)) return name
  while (taken.has(`${name} ${number}`)) number++
  return `${name} ${number}`
}

export function KeepCandidate({ written, asked, prompts }: KeepCandidateProps) {
  const t = useTranslations('meta')
  const sentence = useErrorSentence()
  const [promptId, setPromptId] = useState('')
  const [typed, setTyped] = useState<string>()
  const name = typed ?? freeName(t(`angles.${asked.angle}`), prompts)
  const [kept, setKept] = useState<{ versionId: string; number: number; template: string } | null>(null)
  const [error, setError] = useState<string>()
  const [pending, startTransition] = useTransition()
  const target = prompts.find(({ id }) => id === promptId)
  const keep = () =>
    startTransition(async () => {
      const result = await saveVersion({
        ...{ template: written.template, variables: asked.definitions, emptyCells: 'omit', origin: 'generated' },
        note: written.hypotheses === '' ? null : written.hypotheses.slice(0, 20_000),
        ...(target === undefined ? { name } : { promptId: target.id, parentId: target.newestId }),
      })
      setError(result.ok ? undefined : sentence(result.error))
      if (!result.ok) return
      setKept({ ...result.data, template: written.template })
      setTyped(undefined)
    })
  if (kept !== null && kept.template === written.template)
    return (
      <p role="status" className="flex flex-wrap items-center gap-3 text-sm">
        {t('kept', { number: kept.number })}
        <Link href={`/optimise?b=${kept.versionId}`} className={buttonClass('plain', 'min-h-8 px-2 py-1')}>
          {t('toOptimise')}
        </Link>
      </p>
    )
  return (
    <form
      className="flex flex-wrap items-start gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        keep()
      }}
    >
      <SelectField label={t('keepAs')} value={promptId} onChange={(event) => setPromptId(event.target.value)}>
        <option value="">{t('newPrompt')}</option>
        {prompts.map((prompt) => (
          <option key={prompt.id} value={prompt.id}>
            {t('versionOf', { name: prompt.name })}
          </option>
        ))}
      </SelectField>
      {target === undefined && (
        <TextField
          label={t('name')}
          value={name}
          maxLength={120}
          autoComplete="off"
          error={error}
          onChange={(event) => setTyped(event.target.value)}
        />
      )}
      {target !== undefined && error !== undefined && (
        <p role="alert" className="text-xs text-miss">
          {error}
        </p>
      )}
      <Button type="submit" className="mt-6" disabled={pending || (target === undefined && name.trim() === '')}>
        {t('keep')}
      </Button>
    </form>
  )
}
