// One side: which version, its template, its values, the text that is sent, and the model.
'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { checkTemplate } from '@/components/prompt/check-template'
import { ModelChoice } from '@/components/prompt/model-choice'
import { modelOf } from '@/components/prompt/model-chosen'
import type { LookedAtRow } from '@/components/prompt/use-row'
import { Button } from '@/components/ui/button'
import { ArmTag, armLetter, Chip } from '@/components/ui/chip'
import { Tabs } from '@/components/ui/tabs'
import type { Vendor } from '@/lib/core/run/connection'
import { listModels } from '../../prompts/actions'
import { type DeskVersion, isDirty, type Side } from '../desk-side'
import { FilledText } from './filled-text'
import { mergedText } from './merged-text'
import { TemplateTab } from './template-tab'
import { ValuesTab } from './values-tab'
import { VersionSelect } from './version-select'

export type SideTab = 'template' | 'values' | 'filled' | 'model'

interface SideCardProps {
  arm: 0 | 1
  side: Side
  versions: DeskVersion[]
  usable: Vendor[]
  looked: LookedAtRow
  tab: SideTab
  onTab: (tab: SideTab) => void
  onChange: (change: Partial<Side>) => void
  onChoose: (version: DeskVersion | null) => void
  /** Null where it can't be done now. */
  onRun: (() => void) | null
  onSave: (() => void) | null
}

export function SideCard(props: SideCardProps) {
  const { arm, side, versions, usable, looked, tab, onTab, onChange, onChoose, onRun, onSave } = props
  const t = useTranslations('optimise')
  const letter = armLetter(arm)
  const columns = looked.dataset?.columns ?? null
  const { text, values } = side
  const merged = useMemo(() => mergedText(text, values), [text, values])
  const check = useMemo(() => checkTemplate(merged.text, columns), [merged, columns])
  const { connection, model } = modelOf(side.model)
  const modelName = connection === 'embedded' ? t('embedded') : model || t('noModel')
  return (
    <section aria-label={t('sideName', { letter })} className="min-w-0 rounded-lg border bg-card">
      <div className="flex flex-wrap items-center gap-2 px-4 py-2.5">
        <ArmTag arm={arm} />
        <span className="text-xs text-ink-3">{t(arm === 0 ? 'original' : 'candidate')}</span>
        <VersionSelect letter={letter} side={side} versions={versions} onChoose={onChoose} />
        {isDirty(side) && <Chip tint="warn">{t('unsaved')}</Chip>}
        <span className="ml-auto inline-flex gap-2">
          <Button className="min-h-8 px-2 py-1" disabled={onSave === null} onClick={() => onSave?.()}>
            {t('save')}
          </Button>
          <Button className="min-h-8 px-2 py-1" disabled={onRun === null} onClick={() => onRun?.()}>
            {t('runOne', { letter })}
          </Button>
        </span>
      </div>
      <Tabs
        label={t('partsOf', { letter })}
        value={tab}
        onChange={onTab}
        tabs={[
          {
            key: 'template',
            title: t('template'),
            panel: <TemplateTab letter={letter} side={side} check={check} onChange={onChange} />,
          },
          {
            key: 'values',
            title: t('values'),
            panel: <ValuesTab letter={letter} side={side} error={merged.error} onChange={onChange} />,
          },
          {
            key: 'filled',
            title: t('filled'),
            panel: <FilledText letter={letter} side={side} check={check} looked={looked} />,
          },
          {
            key: 'model',
            title: (
              <span className="inline-block max-w-40 truncate align-bottom">{t('modelIs', { model: modelName })}</span>
            ),
            panel: (
              <ModelChoice
                value={side.model}
                usable={usable}
                listModels={listModels}
                onChange={(chosen) => onChange({ model: chosen })}
              />
            ),
          },
        ]}
      />
    </section>
  )
}
