// Feedback on the prompt under evaluation, in one's own words or a judge's, and its revision into a new version.
'use client'

import dynamic from 'next/dynamic'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { FoldedText } from '@/components/prompt/folded-text'
import { ModelChoice } from '@/components/prompt/model-choice'
import { isReachable, type ModelChosen, modelOf } from '@/components/prompt/model-chosen'
import type { LookedAtRow } from '@/components/prompt/use-row'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { TextArea } from '@/components/ui/field'
import { KeyHint } from '@/components/ui/key-hint'
import { Notice } from '@/components/ui/notice'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import { useKeptText } from '@/components/ui/use-kept-text'
import { useKeys } from '@/components/ui/use-keys'
import type { Vendor } from '@/lib/core/run/connection'
import type { ReviseVersionInput } from '@/lib/usecases/revise-version'
import { listModels } from '../../prompts/actions'
import type { DeskVersion, Sides } from '../desk-side'
import { judgeCases, type Lane, revisionCases } from '../revision-cases'
import { useJudge } from './use-judge'
import { type Missed, missWords } from './use-missed'
import { useRevision } from './use-revision'

// A desk begins without them.
const Judgements = dynamic(() => import('./judgements').then((module) => module.Judgements))
const RefusedRevision = dynamic(() => import('./refused-revision').then((module) => module.RefusedRevision))

type Repair = NonNullable<ReviseVersionInput['repair']>

interface FeedbackCardProps {
  sceneId: string
  sides: Sides
  lanes: readonly [Lane, Lane]
  looked: LookedAtRow
  usable: Vendor[]
  missed: Missed
  /** A revision was saved: it goes to the right side. */
  onRevised: (version: DeskVersion) => void
  /** The text was saved on the way, as this version. */
  onParent: (version: DeskVersion) => void
  /** A refused revision, to be worked on by hand. */
  onTake: (template: string) => void
}

export function FeedbackCard({
  sceneId,
  sides,
  lanes,
  looked,
  usable,
  missed,
  onRevised,
  onParent,
  onTake,
}: FeedbackCardProps) {
  const t = useTranslations('optimise')
  const sentence = useErrorSentence()
  const locale = useLocale()
  const [feedback, setFeedback] = useKeptText(`hitloop-feedback:${sceneId}`)
  const [chosen, setChosen] = useState<ModelChosen | null>(null)
  const writer = chosen ?? sides[1].model
  const { connection, model } = modelOf(writer)
  const revision = useRevision({ onRevised, onParent })
  const judge = useJudge()

  const [, right] = sides
  const { dataset, rows } = looked
  const place = { dataset, rows }
  const cases = revisionCases(lanes[1], right, place, missed.rows)
  const pairs = judgeCases(lanes, sides, place, missed.pairs(sides[0]))
  const reachable = isReachable(writer, usable)
  const busy = revision.status === 'running' || judge.status === 'running'
  const canRevise = !busy && reachable && right.version !== null && (feedback.trim() !== '' || cases.length > 0)
  /** The model of B, to which B can be adapted. */
  const aim = modelOf(right.model)
  const canAdapt = !busy && reachable && right.version !== null && aim.connection !== 'embedded' && aim.model !== ''
  const revise = (repair: Repair | null, target: string | null = null) => {
    if (right.version === null || !(target === null ? canRevise : canAdapt)) return
    const place = { promptId: right.version.promptId, parentId: right.version.id }
    const datasetId = dataset?.id ?? null
    const { sent, rows } = missed
    const source =
      sent === null || rows.length === 0
        ? ''
        : t('missed.source', { ...missWords(sent), used: rows.length, total: sent.evidence.total })
    revision.start({ ...right.text, connection, model, ...place, feedback, cases, repair, datasetId, target, source })
  }
  useKeys({ r: () => revise(null) })
  const startJudge = () => {
    if (connection === 'embedded') return
    const language = locale.startsWith('zh') ? 'zh' : 'en'
    judge.start(pairs, { connection, model, language, cases: pairs.map((pair) => pair.case) })
  }
  const { refused } = revision
  const canRepair = revision.target === null ? canRevise : canAdapt
  return (
    <Card title={t('feedback.title')} className="mt-4 grid gap-1">
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <TextArea
          label={t('feedback.own')}
          hint={t('feedback.ownHint')}
          rows={5}
          value={feedback}
          maxLength={20_000}
          onChange={(event) => setFeedback(event.target.value)}
        />
        <div className="grid gap-3">
          <p className="text-sm font-medium">{t('feedback.who')}</p>
          <ModelChoice value={writer} usable={usable} listModels={listModels} onChange={setChosen} />
          {connection === 'embedded' && <p className="text-xs text-ink-3">{t('feedback.byRule')}</p>}
        </div>
      </div>
      <div className="mt-3 flex flex-wrap items-center gap-3">
        {busy ? (
          <Button onClick={revision.status === 'running' ? revision.stop : judge.stop}>{t('stop')}</Button>
        ) : (
          <>
            <Button disabled={!canRevise} onClick={() => revise(null)}>
              {t('feedback.revise')} <KeyHint keys="R" />
            </Button>
            <Button disabled={pairs.length === 0 || connection === 'embedded' || !reachable} onClick={startJudge}>
              {t('feedback.judge', { rows: pairs.length })}
            </Button>
            <Button disabled={!canAdapt} onClick={() => revise(null, aim.model)}>
              {t('feedback.adapt', { model: canAdapt ? aim.model : '…' })}
            </Button>
          </>
        )}
        <p className="min-w-0 flex-1 basis-60 text-xs text-ink-3">
          {aim.connection === 'embedded' && <>{t('feedback.adaptHint')} </>}
          {right.version === null
            ? t('feedback.saveFirst')
            : cases.length === 0
              ? t('feedback.basisNone')
              : t('feedback.basis', { rows: cases.length, missed: missed.rows.length })}
        </p>
      </div>
      <div className="mt-2 grid gap-3 empty:hidden">
        {judge.pairs.length > 0 && (
          <Judgements
            judge={judge}
            onTake={(reasons) => setFeedback([feedback.trim(), reasons].filter(Boolean).join('\n'))}
          />
        )}
        {revision.error !== null && <Notice tint="problem">{sentence(revision.error)}</Notice>}
        <div role="status" className="text-sm empty:hidden">
          {revision.status === 'running' && <span className="text-ink-3">{t('feedback.revising')}</span>}
          {revision.status === 'stopped' && t('stopped')}
          {revision.unchanged && t('feedback.unchanged')}
          {revision.saved !== null && t('feedback.saved', { number: revision.saved })}
        </div>
        {refused !== null && (
          <RefusedRevision
            refused={refused}
            onRepair={
              canRepair ? () => revise({ template: refused.template, problems: refused.words }, revision.target) : null
            }
            onTake={onTake}
          />
        )}
        {revision.text !== '' && <FoldedText text={revision.text} label={t('feedback.answer')} />}
      </div>
    </Card>
  )
}
