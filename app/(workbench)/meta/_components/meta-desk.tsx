// The form of the meta page, and the candidates that come of it.
'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { PageHeader } from '@/components/layout/page-header'
import { firstModel, isReachable } from '@/components/prompt/model-chosen'
import { useKeptForm } from '@/components/prompt/use-kept-form'
import { Button } from '@/components/ui/button'
import { KeyHint } from '@/components/ui/key-hint'
import { Notice } from '@/components/ui/notice'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import { useKeys } from '@/components/ui/use-keys'
import { angles } from '@/lib/core/prompt/writer/compose-request'
import type { Vendor } from '@/lib/core/run/connection'
import { AppError, type ErrorValue, errorValue } from '@/lib/errors'
import {
  type Chosen,
  candidateInput,
  chosenVariables,
  emptyForm,
  type KnownVariable,
  type MetaForm,
} from '../meta-form'
import { CandidateCard, type PromptTarget } from './candidate-card'
import { TaskForm } from './task-form'
import { useCandidates } from './use-candidates'

interface MetaDeskProps {
  sceneId: string
  known: KnownVariable[]
  /** Whether no prompt defines them yet, so that they were made of the dataset's columns. */
  proposed: boolean
  hasData: boolean
  prompts: PromptTarget[]
  usable: Vendor[]
}

function choose(form: MetaForm, known: readonly KnownVariable[]): { chosen: Chosen | null; error: ErrorValue | null } {
  try {
    return { chosen: chosenVariables(form, known), error: null }
  } catch (error) {
    if (error instanceof AppError) return { chosen: null, error: errorValue(error) }
    throw error
  }
}

export function MetaDesk({ sceneId, known, proposed, hasData, prompts, usable }: MetaDeskProps) {
  const t = useTranslations('meta')
  const sentence = useErrorSentence()
  const language = useLocale().startsWith('zh') ? 'zh' : 'en'
  const [form, change] = useKeptForm(`hitloop-meta:${sceneId}`, emptyForm(language))
  const [model, setModel] = useState(firstModel)
  const candidates = useCandidates(`hitloop-candidates:${sceneId}`)
  const { chosen, error } = choose(form, known)
  const canWrite = form.task.trim() !== '' && chosen !== null && isReachable(model, usable)
  const write = () => {
    if (!canWrite || chosen === null) return
    const wanted = angles.slice(0, form.candidates)
    candidates.start(wanted.map((angle) => candidateInput(form, chosen, model, angle, null)))
  }
  useKeys({ 'mod+enter': write, ...(candidates.running ? { escape: candidates.stop } : {}) })
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          candidates.running ? (
            <Button look="primary" onClick={candidates.stop}>
              {t('stop')} <KeyHint keys="Esc" />
            </Button>
          ) : (
            <Button look="primary" disabled={!canWrite} onClick={write}>
              {t('write', { count: form.candidates })} <KeyHint keys="↵" command />
            </Button>
          )
        }
      />
      <TaskForm
        form={form}
        known={known}
        proposed={proposed}
        hasData={hasData}
        model={model}
        usable={usable}
        onChange={change}
        onModel={setModel}
      />
      {error !== null && (
        <Notice tint="problem" className="mt-4">
          {sentence(error)}
        </Notice>
      )}
      <div className="mt-4 grid grid-cols-[repeat(auto-fit,minmax(min(100%,24rem),1fr))] items-start gap-4">
        {candidates.all.map((candidate, index) => (
          <CandidateCard
            key={candidate.asked.angle}
            number={index + 1}
            candidate={candidate}
            prompts={prompts}
            onAgain={(repair) => candidates.again(index, { ...candidate.asked, repair })}
          />
        ))}
      </div>
    </>
  )
}
