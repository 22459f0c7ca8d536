// The misses of a run that were sent here: how many of how many, whose, and each with what it said and what was really taken.
'use client'

import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { Button, buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Chip } from '@/components/ui/chip'
import { Notice } from '@/components/ui/notice'
import { ScrollRegion } from '@/components/ui/scroll-region'
import type { MissedRow } from '@/lib/usecases/miss-evidence'
import type { DeskVersion } from '../desk-side'
import { type Missed, missWords, type SentMisses } from './use-missed'

interface MissedCardProps {
  missed: Missed & { sent: SentMisses }
  /** Of the prompt on the right: one of them may be what missed. */
  versions: readonly DeskVersion[]
  /** The address of the desk with these misses on it. */
  hrefWith: (misses: SentMisses['address'] | null) => string
  onGo: (rowIndex: number) => void
  onReturn: (version: DeskVersion) => void
}

export function MissedCard({ missed, versions, hrefWith, onGo, onReturn }: MissedCardProps) {
  const t = useTranslations('optimise.missed')
  const { sent, isSpeaking } = missed
  const { evidence, address } = sent
  const { rows, total, seed, versionId } = evidence
  const version = versions.find(({ id }) => id === versionId)
  return (
    <Card
      title={t('title', missWords(sent))}
      aside={
        <Link href={`/batch/${address.runId}`} className="underline underline-offset-2">
          {t('toRun', { run: evidence.runNumber })}
        </Link>
      }
      className="mt-4"
    >
      <div className="mb-3 flex flex-wrap items-center justify-between gap-3 text-sm">
        <p className="min-w-0 flex-1 basis-72">
          {total === 0
            ? t('none')
            : rows.length === total
              ? t('all', { total, used: missed.rows.length })
              : t('sampled', { total, rows: rows.length, seed, used: missed.rows.length })}
        </p>
        <span className="inline-flex flex-wrap gap-2">
          {rows.length < total && (
            <Link
              href={hrefWith({ ...address, seed: seed + 1 })}
              scroll={false}
              className={buttonClass('plain', 'min-h-8 px-2 py-1')}
            >
              {t('others')}
            </Link>
          )}
          <Button className="min-h-8 px-2 py-1" onClick={missed.putAway}>
            {t('putAway')}
          </Button>
        </span>
      </div>
      {!isSpeaking && (
        <Notice tint="attention" className="mb-3 flex flex-wrap items-center justify-between gap-2">
          <span className="min-w-0 flex-1 basis-60">{t('notOnB')}</span>
          {version !== undefined && (
            <Button onClick={() => onReturn(version)}>{t('putOnB', { number: version.number })}</Button>
          )}
        </Notice>
      )}
      {rows.length > 0 && (
        <ScrollRegion label={t('rows')} className="max-h-96 overflow-y-auto border-t">
          <ul>
            {rows.map((row) => (
              <Miss
                key={row.rowIndex}
                row={row}
                taken={missed.isTaken(row.rowIndex)}
                onToggle={() => missed.toggle(row.rowIndex)}
                onGo={() => onGo(row.rowIndex)}
              />
            ))}
          </ul>
        </ScrollRegion>
      )}
    </Card>
  )
}

interface MissProps {
  row: MissedRow
  taken: boolean
  onToggle: () => void
  onGo: () => void
}

function Miss({ row, taken, onToggle, onGo }: MissProps) {
  const t = useTranslations('optimise')
  const format = useFormatter()
  const { values, products, outcome, label, nearest, degree } = row.case
  const number = row.rowIndex + 1
  return (
    <li className="flex gap-3 border-b py-2.5 text-sm last:border-b-0">
      <input
        type="checkbox"
        checked={taken}
        onChange={onToggle}
        aria-label={t('missed.take', { row: number })}
        className="mt-1 size-4 shrink-0 accent-ink"
      />
      <div className="grid min-w-0 flex-1 gap-1">
        <p className="line-clamp-3 [overflow-wrap:anywhere]">
          <Button
            look="quiet"
            className="mr-2 min-h-6 px-1 py-0 text-xs"
            aria-label={t('goToRow', { row: number })}
            onClick={onGo}
          >
            {number}
          </Button>
          {values.map(({ value }) => value).join(' ')}
        </p>
        <p className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
          <span className="text-xs text-ink-3">{t('missed.said')}</span>
          {outcome === 'unparseable' || outcome === 'refused' ? (
            <Chip tint="warn">{t(outcome)}</Chip>
          ) : (
            products.slice(0, MOST_SHOWN).map((name) => (
              <Chip key={name} className="[overflow-wrap:anywhere]">
                {name}
              </Chip>
            ))
          )}
          {products.length > MOST_SHOWN && <span className="text-xs text-ink-3">+{products.length - MOST_SHOWN}</span>}
        </p>
        <p className="text-xs text-ink-2 [overflow-wrap:anywhere]">
          {nearest === ''
            ? t('missed.label', { label })
            : t('missed.labelNear', { label, nearest, degree: format.number(degree, { maximumFractionDigits: 2 }) })}
        </p>
      </div>
    </li>
  )
}

const MOST_SHOWN = 5
