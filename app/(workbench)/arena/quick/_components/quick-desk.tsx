// The quick arena: two contenders, whom they are asked about, and one blind vote after the other, all by key.
'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { PageHeader } from '@/components/layout/page-header'
import { useAddress } from '@/components/layout/use-address'
import { isReachable } from '@/components/prompt/model-chosen'
import { type PreviewSample, useRow } from '@/components/prompt/use-row'
import type { VersionChoice } from '@/components/run/version-choices'
import { Button, buttonClass } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/field'
import { KeyHint } from '@/components/ui/key-hint'
import { Notice } from '@/components/ui/notice'
import { useKeptText } from '@/components/ui/use-kept-text'
import { useKeys } from '@/components/ui/use-keys'
import type { Vendor } from '@/lib/core/run/connection'
import type { QuickBattleInput } from '@/lib/usecases/quick-battle'
import { compareHref } from '../../../optimise/desk-href'
import { listRows } from '../../../prompts/actions'
import { areSame, type Contenders, type QuickContender, requestOf } from '../quick-contender'
import { type About, AboutCard } from './about-card'
import { BattleSection } from './battle-section'
import { ContenderCard } from './contender-card'
import { useQuick } from './use-quick'

interface QuickDeskProps {
  versions: VersionChoice[]
  start: Contenders
  sample: PreviewSample
  /** Vendors that can be called. */
  usable: Vendor[]
}

const places = [0, 1] as const

export function QuickDesk({ versions, start, sample, usable }: QuickDeskProps) {
  const t = useTranslations('quick')
  const [contenders, setContenders] = useState(start)
  const [about, setAbout] = useState<About>({
    ...{ kind: sample.datasetId === null ? 'words' : 'row', values: '', words: '' },
  })
  const looked = useRow(sample, listRows)
  const { dataset, rowIndex, go } = looked
  const datasetId = dataset?.id ?? null
  // Kept in this browser: '' is yes.
  const [uncounted, setUncounted] = useKeptText('hitloop.quick.uncounted')
  const counted = uncounted === ''
  const { asked, ask, vote, stop } = useQuick()
  const battle = useRef<HTMLDivElement>(null)
  useAddress(compareHref('/arena/quick', contenders, datasetId, rowIndex))

  const change = (place: 0 | 1, part: Partial<QuickContender>) =>
    setContenders(([a, b]) => (place === 0 ? [{ ...a, ...part }, b] : [a, { ...b, ...part }]))

  const sourceAt = (index: number): QuickBattleInput['source'] | null => {
    const { kind, values, words } = about
    if (kind === 'row') return datasetId === null ? null : { kind, datasetId, rowIndex: index }
    const written = kind === 'values' ? values.trim() : words.trim()
    if (written === '') return null
    return kind === 'values' ? { kind, datasetId, values: written } : { kind, datasetId, words: written }
  }
  const same = areSame(contenders)
  const inputAt = (index: number): QuickBattleInput | null => {
    const source = sourceAt(index)
    const ready = contenders.every(({ versionId, model }) => versionId !== '' && isReachable(model, usable))
    if (source === null || same || !ready) return null
    return { contenders: [requestOf(contenders[0]), requestOf(contenders[1])], source, counted }
  }
  const input = inputAt(rowIndex)
  const meaning = (one: QuickBattleInput) => JSON.stringify([one.contenders, one.source])
  // What stands on the page has changed since: the battle is of something else.
  const shown = asked !== null && input !== null && meaning(asked.input) === meaning(input) ? asked : null
  const answered = shown?.view?.id
  useEffect(() => {
    if (answered !== undefined) battle.current?.scrollIntoView({ block: 'nearest' })
  }, [answered])
  const askAt = (index: number) => {
    const next = inputAt(index)
    if (next === null) return
    void ask(next)
    battle.current?.scrollIntoView({ block: 'nearest' })
  }
  const step = (by: number) => {
    const rows = dataset?.rowCount ?? 0
    if (about.kind !== 'row' || rows === 0) return
    const wanted = (rowIndex + by + rows) % rows
    go(wanted)
    // Once one has begun, the next row is asked about at once.
    if (shown !== null) askAt(wanted)
  }
  const waiting = shown?.state === 'asking'
  useKeys({
    'mod+enter': () => askAt(rowIndex),
    ...(waiting ? { escape: stop } : {}),
    j: () => step(1),
    k: () => step(-1),
  })
  const words = useRef<HTMLDivElement>(null)
  const isRow = about.kind === 'row'
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          <>
            <Link href="/arena/rating" className={buttonClass('quiet')}>
              {t('toRating')}
            </Link>
            {waiting ? (
              <Button look="primary" onClick={stop}>
                {t('stop')} <KeyHint keys="Esc" />
              </Button>
            ) : (
              <Button
                look={shown === null ? 'primary' : 'plain'}
                disabled={input === null}
                onClick={() => askAt(rowIndex)}
              >
                {t('ask')} <KeyHint keys="↵" command />
              </Button>
            )}
          </>
        }
      />
      <div className="grid grid-cols-1 gap-4">
        <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
          {places.map((place) => (
            <ContenderCard
              key={place}
              place={place}
              contender={contenders[place]}
              versions={versions}
              usable={usable}
              onChange={(part) => change(place, part)}
            />
          ))}
        </div>
        {same && <Notice tint="attention">{t('same')}</Notice>}
        <div ref={words}>
          <AboutCard about={about} looked={looked} onChange={(part) => setAbout({ ...about, ...part })} />
        </div>
        <Checkbox
          label={
            <>
              {t('counted')} <span className="block text-xs text-ink-3">{t('countedHint')}</span>
            </>
          }
          checked={counted}
          onChange={(event) => setUncounted(event.target.checked ? '' : 'no')}
        />
        <div ref={battle}>
          {shown !== null && (
            <BattleSection
              key={meaning(shown.input)}
              asked={shown}
              contenders={contenders}
              next={isRow ? t('nextRow') : t('nextWords')}
              onVote={(choice, comment) => void vote(choice, comment, counted)}
              onNext={() => (isRow ? step(1) : words.current?.querySelector('textarea')?.focus())}
            />
          )}
        </div>
      </div>
    </>
  )
}
