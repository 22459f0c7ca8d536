// One row: the user, the real product, what each version named. Opened, it shows all of it, and on demand the raw texts.
'use client'

import { useTranslations } from 'next-intl'
import type { ResultRow } from '@/components/run/result-row'
import { useFigures } from '@/components/run/use-figures'
import { visibleProducts } from '@/components/run/visible-products'
import { ArmTag, Chip } from '@/components/ui/chip'
import { classNames } from '@/components/ui/class-names'
import type { TrialDetail } from '@/lib/store/trials'
import { TrialDetails } from './trial-details'

interface ResultRowItemProps {
  runId: string
  /** undefined while it is being read. */
  row: ResultRow | undefined
  /** Its place in the filtered list. */
  place: number
  /** Those that are shown. */
  arms: readonly number[]
  k: number
  open: boolean
  onToggle: (place: number) => void
}

export function ResultRowItem({ runId, row, place, arms, k, open, onToggle }: ResultRowItemProps) {
  const t = useTranslations('result.rows')
  const { count, degree } = useFigures()
  if (row === undefined) {
    return (
      <tr className="block px-5 py-3">
        <td className="block h-[52px] rounded-md bg-sunk" />
      </tr>
    )
  }
  const best = Math.max(0, ...row.trials.map((trial) => trial.degree))
  return (
    <>
      <tr
        aria-rowindex={place + 2}
        onClick={() => onToggle(place)}
        className="grid min-h-[76px] cursor-pointer items-start gap-x-4 gap-y-1 px-5 py-2 text-sm hover:bg-sunk md:grid-cols-(--columns)"
      >
        <td>
          <button
            type="button"
            data-place={place}
            aria-expanded={open}
            aria-label={t('toggle', { row: row.rowIndex + 1 })}
            onClick={(event) => {
              event.stopPropagation()
              onToggle(place)
            }}
            className="-mx-1 min-h-6 rounded px-1 text-ink-2"
          >
            {count(row.rowIndex + 1)}
          </button>
        </td>
        <td>
          <p
            className={classNames('[overflow-wrap:anywhere]', !open && 'line-clamp-3', row.user === '' && 'text-ink-3')}
          >
            {row.user === '' ? t('noFeature') : row.user}
          </p>
        </td>
        <td className="font-medium [overflow-wrap:anywhere]">
          <span className="mr-2 text-xs font-normal text-ink-3 md:hidden">{t('label')}</span>
          {row.label}
        </td>
        {arms.map((arm) => (
          <td key={arm} className="flex min-w-0 flex-wrap gap-1">
            <span className="md:hidden">
              <ArmTag arm={arm} />
            </span>
            <Answer trial={row.trials.find((trial) => trial.arm === arm)} k={k} />
          </td>
        ))}
        <td className="text-ink-2 max-md:text-xs md:text-right">
          <span className="md:hidden">{t('degree')} = </span>
          {degree(best)}
        </td>
      </tr>
      {open && (
        <tr className="block border-t border-dashed bg-paper px-5 py-4">
          <td className="grid gap-4 lg:grid-cols-2">
            {row.trials.map((trial) => (
              <TrialDetails key={trial.arm} runId={runId} row={row} trial={trial} k={k} />
            ))}
          </td>
        </tr>
      )}
    </>
  )
}

function Answer({ trial, k }: { trial: TrialDetail | undefined; k: number }) {
  const t = useTranslations('result.rows')
  if (trial === undefined) return <span className="text-xs text-ink-3">{t('pending')}</span>
  if (trial.outcome !== 'scored')
    return <Chip tint={trial.outcome === 'failed' ? 'miss' : 'warn'}>{t(trial.outcome)}</Chip>
  const { shown, more } = visibleProducts(trial.products, trial.hitRank)
  return (
    <>
      {shown.map(({ name, rank }) => (
        <Product key={rank} name={name} rank={rank} hit={rank === trial.hitRank} counts={rank <= k} />
      ))}
      {more > 0 && (
        <span className="text-xs leading-5 text-ink-3">
          <span aria-hidden="true">+{more}</span>
          <span className="sr-only">{t('more', { count: more })}</span>
        </span>
      )}
    </>
  )
}

/** `counts`: near enough to the top of the list to be a hit at k. */
function Product({ name, rank, hit, counts }: { name: string; rank: number; hit: boolean; counts: boolean }) {
  const t = useTranslations('result.rows')
  if (!hit)
    return (
      <Chip title={name}>
        <span className="truncate">{name}</span>
      </Chip>
    )
  return (
    <Chip tint={counts ? 'hit' : 'plain'} title={name}>
      <span className="truncate">{name}</span>
      <span aria-hidden="true">✓{rank}</span>
      <span className="sr-only">{t('rank', { rank })}</span>
    </Chip>
  )
}
