// One pair at a time, to be labelled by key or by thumb. Nothing of the row it comes from is shown.
'use client'

import { useTranslations } from 'next-intl'
import { Button, buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { KeyHint } from '@/components/ui/key-hint'
import { Notice } from '@/components/ui/notice'
import { ProgressBar } from '@/components/ui/progress-bar'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import { useKeys } from '@/components/ui/use-keys'
import type { NamePair } from '@/lib/core/matching/draw-pairs'
import { pairLabels } from '@/lib/core/matching/pair-label'
import type { Labelling } from './use-labels'

interface LabelCardProps {
  pairs: readonly NamePair[]
  labelling: Labelling
  exportHref: string
}

export function LabelCard({ pairs, labelling, exportHref }: LabelCardProps) {
  const t = useTranslations('threshold.ask')
  const sentence = useErrorSentence()
  const { labels, at, error, canUndo, say, skip, undo } = labelling
  const pair = pairs[at]
  const done = labels.filter((label) => label !== null).length
  useKeys({
    '1': () => say('same'),
    '2': () => say('other_spec'),
    '3': () => say('different'),
    s: skip,
    z: undo,
    'mod+z': undo,
    backspace: undo,
  })
  return (
    <Card title={t('title')} aside={t('done', { done, all: pairs.length })}>
      <ProgressBar value={done} max={pairs.length} label={t('progress')} className="mb-4" />
      {error !== null && (
        <Notice tint="problem" className="mb-3">
          {t('unsaved', { reason: sentence(error) })}
        </Notice>
      )}
      {pair === undefined ? (
        <p className="py-6 text-center text-sm text-ink-2">{t('finished', { all: pairs.length })}</p>
      ) : (
        <section aria-label={t('region')} aria-live="polite">
          <dl className="grid gap-3 sm:grid-cols-2">
            <Name term={t('name')} name={pair.name} />
            <Name term={t('product')} name={pair.product} />
          </dl>
        </section>
      )}
      {pair !== undefined && (
        <div className="mt-4 grid gap-2 sm:grid-cols-3">
          {pairLabels.map((label, place) => (
            <Button key={label} className="min-h-12 whitespace-normal" onClick={() => say(label)}>
              {t(`labels.${label}`)} <KeyHint keys={String(place + 1)} />
            </Button>
          ))}
        </div>
      )}
      <div className="mt-3 flex flex-wrap justify-between gap-2">
        <span className="flex flex-wrap gap-2">
          <Button look="quiet" onClick={undo} disabled={!canUndo}>
            {t('undo')} <KeyHint keys="Z" />
          </Button>
          <Button look="quiet" onClick={skip} disabled={pair === undefined}>
            {t('skip')} <KeyHint keys="S" />
          </Button>
        </span>
        <a href={exportHref} className={buttonClass('quiet')} download>
          {t('export')}
        </a>
      </div>
    </Card>
  )
}

function Name({ term, name }: { term: string; name: string }) {
  return (
    <div className="min-w-0 rounded-md bg-sunk px-3.5 py-3">
      <dt className="text-xs text-ink-3">{term}</dt>
      <dd className="mt-0.5 max-h-48 overflow-y-auto text-lg font-medium [overflow-wrap:anywhere]">{name}</dd>
    </div>
  )
}
