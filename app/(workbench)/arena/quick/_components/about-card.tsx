// Whom both are asked about: a row without what was really taken, or words of one's own.
'use client'

import { useTranslations } from 'next-intl'
import { RowStepper } from '@/components/prompt/row-stepper'
import type { LookedAtRow } from '@/components/prompt/use-row'
import { UserCard } from '@/components/rating/battle-cards'
import { TextArea } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { Tabs } from '@/components/ui/tabs'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import { rowCard } from '@/lib/core/arena/row-card'

export const sources = ['row', 'values', 'words'] as const

export interface About {
  kind: (typeof sources)[number]
  values: string
  words: string
}

interface AboutCardProps {
  about: About
  looked: LookedAtRow
  onChange: (change: Partial<About>) => void
}

const LONGEST = 20_000

export function AboutCard({ about, looked, onChange }: AboutCardProps) {
  const t = useTranslations('quick')
  const panels = {
    row: <RowPanel looked={looked} />,
    values: (
      <TextArea
        label={t('values')}
        hint={t('valuesHint', { example: '$USER_PROFILE: …' })}
        value={about.values}
        rows={4}
        maxLength={LONGEST}
        spellCheck={false}
        onChange={(event) => onChange({ values: event.target.value })}
      />
    ),
    words: (
      <TextArea
        label={t('words')}
        hint={t('wordsHint')}
        value={about.words}
        rows={4}
        maxLength={LONGEST}
        onChange={(event) => onChange({ words: event.target.value })}
      />
    ),
  }
  return (
    <section aria-label={t('about')} className="min-w-0 rounded-lg border bg-card">
      <Tabs
        label={t('about')}
        value={about.kind}
        onChange={(kind) => onChange({ kind })}
        tabs={sources.map((kind) => ({ key: kind, title: t(`sources.${kind}`), panel: panels[kind] }))}
      />
    </section>
  )
}

const noRoles = { label: -1, user: null, time: null }

function RowPanel({ looked }: { looked: LookedAtRow }) {
  const t = useTranslations('quick')
  const sentence = useErrorSentence()
  const { dataset, row, error } = looked
  if (dataset === null) return <p className="text-sm text-ink-2">{t('noDataset')}</p>
  return (
    <div className="grid gap-3">
      <RowStepper looked={looked} dataset={dataset} />
      {error !== null && <Notice tint="problem">{sentence(error)}</Notice>}
      {row === null && error === null && <p className="text-sm text-ink-3">{t('rowLoading')}</p>}
      {row !== null && <UserCard card={rowCard(dataset.columns, noRoles, row.cells)} />}
    </div>
  )
}
