// The desk: two prompts on the same row, asked by one key, their answers beside each other.
'use client'

import dynamic from 'next/dynamic'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { PageHeader } from '@/components/layout/page-header'
import { useAddress } from '@/components/layout/use-address'
import { isReachable } from '@/components/prompt/model-chosen'
import { useAttempts } from '@/components/prompt/use-attempts'
import { type PreviewSample, useRow } from '@/components/prompt/use-row'
import { Button, buttonClass } from '@/components/ui/button'
import { armLetter } from '@/components/ui/chip'
import { EmptyState } from '@/components/ui/empty-state'
import { KeyHint } from '@/components/ui/key-hint'
import { OneOf } from '@/components/ui/one-of'
import { useKeys } from '@/components/ui/use-keys'
import type { Vendor } from '@/lib/core/run/connection'
import { listRows } from '../../prompts/actions'
import { deskHref, quickHref } from '../desk-href'
import {
  type DeskVersion,
  emptyText,
  freshAttempts,
  isDirty,
  rowsFor,
  type Side,
  shownAttempt,
  tryInputOf,
} from '../desk-side'
import { AnswerCard } from './answer-card'
import { AnswerDiff } from './answer-diff'
import { FeedbackCard } from './feedback-card'
import { LoopHistory } from './loop-history'
import type { Wanted } from './replace-dialog'
import { RestoredLead } from './restored-lead'
import { RowBar } from './row-bar'
import { SideCard, type SideTab } from './side-card'
import { type DeskStart, useDesk } from './use-desk'
import { type SentMisses, useMissed } from './use-missed'
import { useSaveSide } from './use-save-side'

// A desk begins without them.
const MissedCard = dynamic(() => import('./missed-card').then((module) => module.MissedCard))
const ReplaceDialog = dynamic(() => import('./replace-dialog').then((module) => module.ReplaceDialog))
const SaveDialog = dynamic(() => import('./save-dialog').then((module) => module.SaveDialog))
const RowsTried = dynamic(() => import('./rows-tried').then((module) => module.RowsTried))

interface OptimiseDeskProps extends DeskStart {
  sample: PreviewSample
  /** Vendors that can be called. */
  usable: Vendor[]
  /** Misses of a run that were sent here; null without any. */
  sent: SentMisses | null
}

const arms = [0, 1] as const

/** All versions of the prompt that a version belongs to, newest first; one just saved is there before the page knows it. */
function versionsOf(version: DeskVersion | null, versions: readonly DeskVersion[]): DeskVersion[] {
  if (version === null) return []
  const known = versions.filter(({ promptId }) => promptId === version.promptId)
  return known.some(({ id }) => id === version.id) ? known : [version, ...known]
}

export function OptimiseDesk({ sample, usable, sent, ...deskStart }: OptimiseDeskProps) {
  const t = useTranslations('optimise')
  const synthetic = useTranslations('synthetic')
  const desk = useDesk(deskStart)
  const { sides, change } = desk
  const looked = useRow(sample, listRows)
  const { dataset, row, rowIndex, go } = looked
  const [rowsAtOnce, setRowsAtOnce] = useState(1)
  const [tabs, setTabs] = useState<readonly [SideTab, SideTab]>(['template', 'template'])
  const [flipped, setFlipped] = useState(false)
  const lanes = [useAttempts(), useAttempts()] as const
  const laneOf = (arm: 0 | 1) => (flipped ? lanes[arm === 0 ? 1 : 0] : lanes[arm])
  const saving = useSaveSide(desk)
  const [wanted, setWanted] = useState<Wanted | null>(null)
  const take = ({ arm, version }: Wanted) => {
    setWanted(null)
    change(arm, { version, text: version?.text ?? emptyText })
  }
  const choose = (one: Wanted) => (isDirty(sides[one.arm]) ? setWanted(one) : take(one))

  const missed = useMissed(sent, sides[1])
  const hrefWith = (misses: SentMisses['address'] | null) => deskHref(sides, dataset?.id ?? null, rowIndex, misses)
  const leave = useAddress(hrefWith(missed.sent?.address ?? null))

  const rows = Array.from({ length: rowsAtOnce }, (_, i) => rowIndex + i).filter((at) => at < (dataset?.rowCount ?? 0))
  const canRun = (side: Side): boolean =>
    side.text.template.trim() !== '' &&
    isReachable(side.model, usable) &&
    (rowsFor(side, [rowIndex]).length === 0 || row !== null)
  const nameOf = ({ version }: Side, arm: number): string =>
    version === null ? t('sideName', { letter: armLetter(arm) }) : `${version.promptName} v${version.number}`
  const run = (which: readonly (0 | 1)[]) => {
    for (const arm of which) {
      const side = sides[arm]
      if (canRun(side)) void laneOf(arm).run(tryInputOf(side, nameOf(side, arm), dataset?.id ?? null, rows))
    }
  }
  const running = lanes.some((lane) => lane.running)
  const stop = () => {
    for (const lane of lanes) lane.stop()
  }
  const swap = () => {
    desk.swap()
    setFlipped(!flipped)
    setTabs([tabs[1], tabs[0]])
  }
  const fill = () => setTabs(tabs.every((tab) => tab === 'filled') ? ['template', 'template'] : ['filled', 'filled'])
  useKeys({
    'mod+enter': () => run(arms),
    'mod+s': () => saving.begin(isDirty(sides[1]) || !isDirty(sides[0]) ? 1 : 0),
    ...(running ? { escape: stop } : {}),
    j: () => go(rowIndex + 1),
    k: () => go(rowIndex - 1),
    x: swap,
    f: fill,
    v: () => {
      if (sides.every(({ version }) => version !== null)) leave(quickHref(sides, dataset?.id ?? null, rowIndex))
    },
  })

  const shown = arms.map((arm) => shownAttempt(laneOf(arm).byRow, sides[arm], rowIndex))
  const [left, right] = shown
  const fresh = [
    freshAttempts(laneOf(0).byRow, sides[0], dataset?.id ?? null),
    freshAttempts(laneOf(1).byRow, sides[1], dataset?.id ?? null),
  ] as const
  const tried = fresh.flatMap((lane) => [...lane.keys()]).filter((at) => at !== null)
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={
          <OneOf
            shown={desk.restored ? 'restored' : 'usual'}
            sentences={{ usual: t('lead'), restored: <RestoredLead sides={sides} onDiscard={desk.discard} /> }}
          />
        }
        actions={
          <>
            <Button onClick={fill}>
              {t('fill')} <KeyHint keys="F" />
            </Button>
            <Button onClick={swap}>
              {t('swap')} <KeyHint keys="X" />
            </Button>
            {sides.every(({ version }) => version !== null) && (
              <Link href={quickHref(sides, dataset?.id ?? null, rowIndex)} className={buttonClass()}>
                {t('voteBlind')} <KeyHint keys="V" />
              </Link>
            )}
            {running ? (
              <Button look="primary" onClick={stop}>
                {t('stop')} <KeyHint keys="Esc" />
              </Button>
            ) : (
              <Button look="primary" data-tour="optimise" onClick={() => run(arms)} disabled={!sides.some(canRun)}>
                {t('runBoth')} <KeyHint keys="↵" command />
              </Button>
            )}
          </>
        }
      />
      {dataset === null ? (
        <EmptyState
          title={t('noDatasetTitle')}
          body={t('noDatasetBody')}
          action={
            <span className="inline-flex flex-wrap justify-center gap-2">
              <Link href="/data" className={buttonClass()}>
                {t('toData')}
              </Link>
              <Link href="/data/synthetic" className={buttonClass()}>
                {synthetic('open')}
              </Link>
            </span>
          }
        />
      ) : (
        <RowBar looked={looked} dataset={dataset} rowsAtOnce={rowsAtOnce} onRowsAtOnce={setRowsAtOnce} />
      )}
      <div className="mt-4 grid items-start gap-4 lg:grid-cols-2">
        {arms.map((arm) => (
          <SideCard
            key={arm}
            arm={arm}
            side={sides[arm]}
            versions={deskStart.versions}
            usable={usable}
            looked={looked}
            tab={tabs[arm]}
            onTab={(tab) => setTabs(arm === 0 ? [tab, tabs[1]] : [tabs[0], tab])}
            onChange={(part) => change(arm, part)}
            onChoose={(version) => choose({ arm, version })}
            onRun={canRun(sides[arm]) ? () => run([arm]) : null}
            onSave={saving.canSave(arm) ? () => saving.begin(arm) : null}
          />
        ))}
        {arms.map((arm) => {
          const side = sides[arm]
          return (
            <AnswerCard
              key={`answer ${arm}`}
              arm={arm}
              side={side}
              attempt={shown[arm]}
              datasetId={dataset?.id ?? null}
            />
          )
        })}
      </div>
      {left !== undefined && right !== undefined && <AnswerDiff left={left} right={right} />}
      {new Set(tried).size > 1 && dataset !== null && (
        <RowsTried sides={sides} lanes={fresh} current={rowIndex} onGo={go} />
      )}
      {missed.sent !== null && (
        <MissedCard
          missed={{ ...missed, sent: missed.sent }}
          versions={versionsOf(sides[1].version, deskStart.versions)}
          hrefWith={hrefWith}
          onGo={go}
          onReturn={(version) => choose({ arm: 1, version })}
        />
      )}
      <FeedbackCard
        missed={missed}
        sceneId={deskStart.sceneId}
        sides={sides}
        lanes={[laneOf(0).byRow, laneOf(1).byRow]}
        looked={looked}
        usable={usable}
        onRevised={(version) => {
          change(1, { version, text: version.text })
          setTabs([tabs[0], 'template'])
        }}
        onParent={(version) => change(1, { version })}
        onTake={(template) => {
          change(1, { text: { ...sides[1].text, template } })
          setTabs([tabs[0], 'template'])
        }}
      />
      <LoopHistory
        versions={versionsOf(sides[1].version, deskStart.versions)}
        current={sides[1].version?.id ?? ''}
        onReturn={(version, arm) => choose({ arm, version })}
      />
      {saving.naming !== null && <SaveDialog saving={saving} />}
      {wanted !== null && (
        <ReplaceDialog wanted={wanted} sides={sides} onCancel={() => setWanted(null)} onTake={take} />
      )}
    </>
  )
}
