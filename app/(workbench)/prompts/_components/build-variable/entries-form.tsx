// The table of a mapping (code → words) or of bands (from – to → words), with what stands for all else.
'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import type { ColumnPipe } from './builder-draft'

type EntriesPipe = Extract<ColumnPipe, { kind: 'map' | 'band' }>

interface EntriesFormProps {
  column: string
  pipe: EntriesPipe
  onChange: (pipe: EntriesPipe) => void
}

const control =
  'min-h-9 w-full min-w-0 rounded-md border border-line-strong bg-card px-2 text-sm placeholder:text-ink-3'

export function EntriesForm({ column, pipe, onChange }: EntriesFormProps) {
  const t = useTranslations('prompts.build')
  const isMap = pipe.kind === 'map'
  const otherwise = (text: string) => {
    const { otherwise: _, ...rest } = pipe
    onChange(text === '' ? rest : { ...rest, otherwise: text })
  }
  return (
    <fieldset className="grid min-w-0 gap-2">
      <legend className="mb-1 text-xs text-ink-3">{t(isMap ? 'mapHint' : 'bandHint')}</legend>
      {isMap ? (
        <PairRows column={column} pipe={pipe} onChange={onChange} />
      ) : (
        <BandRows column={column} pipe={pipe} onChange={onChange} />
      )}
      <div className="flex flex-wrap items-end justify-between gap-3">
        <Button
          className="min-h-8 px-2 py-1"
          onClick={() =>
            onChange(
              isMap
                ? { ...pipe, pairs: [...pipe.pairs, { from: '', to: '' }] }
                : { ...pipe, bands: [...pipe.bands, { low: null, high: null, name: '' }] },
            )
          }
        >
          ＋ {t('addEntry')}
        </Button>
        <TextField
          label={t('otherwise')}
          placeholder={t('asItIs')}
          value={pipe.otherwise ?? ''}
          onChange={(event) => otherwise(event.target.value)}
          className="w-48"
        />
      </div>
    </fieldset>
  )
}

const without = <T,>(items: readonly T[], at: number): T[] => items.filter((_, i) => i !== at)

function PairRows({ column, pipe, onChange }: EntriesFormProps & { pipe: Extract<EntriesPipe, { kind: 'map' }> }) {
  const t = useTranslations('prompts.build')
  const { pairs } = pipe
  const set = (at: number, change: Partial<(typeof pairs)[number]>) =>
    onChange({ ...pipe, pairs: pairs.map((pair, i) => (i === at ? { ...pair, ...change } : pair)) })
  return pairs.map((pair, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: an entry has no identity beyond its place
    <div key={i} className="grid grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)_auto] items-center gap-1.5">
      <input
        aria-label={t('fromOf', { column, number: i + 1 })}
        value={pair.from}
        onChange={(event) => set(i, { from: event.target.value })}
        className={control}
      />
      <span aria-hidden="true" className="text-ink-3">
        →
      </span>
      <input
        aria-label={t('toOf', { column, number: i + 1 })}
        placeholder={t('dropped')}
        value={pair.to}
        onChange={(event) => set(i, { to: event.target.value })}
        className={control}
      />
      <RemoveEntry number={i + 1} onClick={() => onChange({ ...pipe, pairs: without(pairs, i) })} />
    </div>
  ))
}

const boundOf = (typed: number): number | null => (Number.isFinite(typed) ? typed : null)

function BandRows({ column, pipe, onChange }: EntriesFormProps & { pipe: Extract<EntriesPipe, { kind: 'band' }> }) {
  const t = useTranslations('prompts.build')
  const { bands } = pipe
  const set = (at: number, change: Partial<(typeof bands)[number]>) =>
    onChange({ ...pipe, bands: bands.map((band, i) => (i === at ? { ...band, ...change } : band)) })
  return bands.map((band, i) => (
    <div
      // biome-ignore lint/suspicious/noArrayIndexKey: an entry has no identity beyond its place
      key={i}
      className="grid grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)_auto_minmax(0,1.4fr)_auto] items-center gap-1.5"
    >
      <input
        type="number"
        step="any"
        aria-label={t('lowOf', { column, number: i + 1 })}
        placeholder="−∞"
        value={band.low ?? ''}
        onChange={(event) => set(i, { low: boundOf(event.target.valueAsNumber) })}
        className={control}
      />
      <span aria-hidden="true" className="text-ink-3">
        –
      </span>
      <input
        type="number"
        step="any"
        aria-label={t('highOf', { column, number: i + 1 })}
        placeholder="∞"
        value={band.high ?? ''}
        onChange={(event) => set(i, { high: boundOf(event.target.valueAsNumber) })}
        className={control}
      />
      <span aria-hidden="true" className="text-ink-3">
        →
      </span>
      <input
        aria-label={t('toOf', { column, number: i + 1 })}
        placeholder={t('dropped')}
        value={band.name}
        onChange={(event) => set(i, { name: event.target.value })}
        className={control}
      />
      <RemoveEntry number={i + 1} onClick={() => onChange({ ...pipe, bands: without(bands, i) })} />
    </div>
  ))
}

function RemoveEntry({ number, onClick }: { number: number; onClick: () => void }) {
  const t = useTranslations('prompts.build')
  return (
    <Button look="quiet" className="px-2" aria-label={t('removeEntry', { number })} onClick={onClick}>
      ✕
    </Button>
  )
}
