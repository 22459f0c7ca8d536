// The editor of a prompt: the text at the left; at the right what it says to one user, and a model's answer.
'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { type ReactNode, useMemo, useState } from 'react'
import { PageHeader } from '@/components/layout/page-header'
import { checkTemplate } from '@/components/prompt/check-template'
import { firstModel, isReachable, modelOf } from '@/components/prompt/model-chosen'
import type { EditorSubject } from '@/components/prompt/prompt-text'
import { useAttempts } from '@/components/prompt/use-attempts'
import { type PreviewSample, useRow } from '@/components/prompt/use-row'
import { Button, buttonClass } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { TextField } from '@/components/ui/field'
import { KeyHint } from '@/components/ui/key-hint'
import { Notice } from '@/components/ui/notice'
import { useKeys } from '@/components/ui/use-keys'
import type { Vendor } from '@/lib/core/run/connection'
import { listRows } from '../actions'
import { DiscardDraft, DraftLead } from './draft-lead'
import { PreviewCard } from './preview-card'
import { TextCard } from './text-card'
import { TryCard } from './try-card'
import { useDraft } from './use-draft'
import { useSave } from './use-save'

interface PromptEditorProps {
  subject: EditorSubject
  sample: PreviewSample
  /** Vendors that can be called. */
  usable: Vendor[]
  /** Stands below: the versions of a saved prompt. */
  children?: ReactNode
}

export function PromptEditor({ subject, sample, usable, children }: PromptEditorProps) {
  const t = useTranslations('prompts')
  const [name, setName] = useState(subject.name)
  const [model, setModel] = useState(firstModel)
  const draft = useDraft(subject)
  const looked = useRow(sample, listRows)
  const { dataset, row, rowIndex, go } = looked
  const check = useMemo(() => checkTemplate(draft.text, dataset?.columns ?? null), [draft.text, dataset])
  const { save, saving, error } = useSave(subject, draft, name, check)
  const { latest, run, stop } = useAttempts()

  const isNew = subject.promptId === null
  const canSave = !saving && (!isNew || name.trim() !== '') && draft.text.template.trim() !== ''
  const canRun = row !== null && isReachable(model, usable) && draft.text.template.trim() !== ''
  const tryRow = () => {
    if (!canRun || dataset === null) return
    const place = { datasetId: dataset.id, rowIndexes: [rowIndex] }
    void run({ ...draft.text, ...modelOf(model), name: name.trim(), values: '', ...place })
  }
  useKeys({
    'mod+enter': tryRow,
    'mod+s': () => canSave && save(),
    j: () => go(rowIndex + 1),
    k: () => go(rowIndex - 1),
  })

  const { number, newest } = subject
  const lead = isNew
    ? t('newLead')
    : number === newest
      ? t('editLead', { number })
      : t('editOldLead', { number, newest })
  return (
    <>
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-2">
            {isNew ? t('newTitle') : subject.name}
            {!isNew && <Chip>{t('versionLabel', { number })}</Chip>}
            {draft.dirty && <Chip tint="warn">{t('unsaved')}</Chip>}
          </span>
        }
        lead={
          <DraftLead draft={draft} promptId={subject.promptId}>
            {lead}
          </DraftLead>
        }
        actions={
          <>
            {subject.versionId !== null && (
              <Link href={`/optimise?a=${subject.versionId}&b=${subject.versionId}`} className={buttonClass()}>
                {t('toOptimise')}
              </Link>
            )}
            {draft.dirty && <DiscardDraft draft={draft} />}
            <Button look="primary" onClick={save} disabled={!canSave}>
              {saving ? t('saving') : t(isNew ? 'saveFirst' : 'save')} <KeyHint keys="S" command />
            </Button>
          </>
        }
      />
      {error !== null && (
        <Notice tint="problem" className="mb-4">
          {error}
        </Notice>
      )}
      {isNew && (
        <TextField
          label={t('name')}
          placeholder={t('namePlaceholder')}
          value={name}
          maxLength={120}
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
          className="mb-4 max-w-md"
        />
      )}
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <TextCard text={draft.text} check={check} looked={looked} onChange={draft.change} />
        <div className="grid min-w-0 gap-4">
          <PreviewCard looked={looked} binding={check.binding} />
          {dataset !== null && (
            <TryCard
              model={model}
              usable={usable}
              attempt={latest}
              canRun={canRun}
              onModel={setModel}
              onRun={tryRow}
              onStop={stop}
            />
          )}
        </div>
      </div>
      {children}
    </>
  )
}
