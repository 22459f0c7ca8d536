// All rows that were tried, each with what it got on either side; few rows never decide, and the sentence says so.
'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { Attempt } from '@/components/prompt/use-attempts'
import { Button, buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ArmTag, Chip } from '@/components/ui/chip'
import { ScrollRegion } from '@/components/ui/scroll-region'
import { isDirty, type Sides } from '../desk-side'

type Lane = ReadonlyMap<number | null, Attempt>

interface RowsTriedProps {
  sides: Sides
  lanes: readonly [Lane, Lane]
  current: number
  onGo: (rowIndex: number) => void
}

const hits = (lane: Lane, rows: readonly number[]): number =>
  rows.filter((row) => (lane.get(row)?.result?.hitRank ?? 0) > 0).length

export function RowsTried({ sides, lanes, current, onGo }: RowsTriedProps) {
  const t = useTranslations('optimise')
  const rows = [...new Set(lanes.flatMap((lane) => [...lane.keys()]))]
    .filter((row) => row !== null)
    .sort((x, y) => x - y)
  const labelOf = (row: number) => lanes.map((lane) => lane.get(row)?.result?.label ?? '').find((label) => label !== '')
  // Only rows that both have answered can be set against each other.
  const paired = rows.filter((row) => lanes.every((lane) => lane.get(row)?.result) && labelOf(row) !== undefined)
  const ids = sides.flatMap((side) => (side.version === null || isDirty(side) ? [] : [side.version.id]))
  const head = 'py-1.5 pr-4 text-left font-medium'
  return (
    <Card title={t('rowsTried')} className="mt-4">
      <p className="mb-3 flex flex-wrap items-center justify-between gap-3 text-sm">
        <span>
          {paired.length === 0
            ? t('tallyNone')
            : t('tally', { rows: paired.length, a: hits(lanes[0], paired), b: hits(lanes[1], paired) })}
        </span>
        {new Set(ids).size === 2 && (
          <Link href={`/batch/new?versions=${ids.join(',')}`} className={buttonClass('plain', 'min-h-8 px-2 py-1')}>
            {t('toBatch')}
          </Link>
        )}
      </p>
      <ScrollRegion label={t('rowsTried')} className="overflow-x-auto">
        <table className="w-full text-sm">
          <thead className="border-b text-xs text-ink-3">
            <tr>
              <th className={head}>{t('row')}</th>
              <th className={head}>{t('label')}</th>
              {[0, 1].map((arm) => (
                <th key={arm} className={head}>
                  <ArmTag arm={arm} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row} className="h-[38px] border-b last:border-b-0">
                <td className="pr-4">
                  <Button
                    look={row === current ? 'plain' : 'quiet'}
                    className="min-h-7 px-2 py-0.5"
                    aria-label={t('goToRow', { row: row + 1 })}
                    aria-current={row === current ? 'true' : undefined}
                    onClick={() => onGo(row)}
                  >
                    {row + 1}
                  </Button>
                </td>
                <td className="pr-4">{labelOf(row) ?? <span className="text-ink-3">{t('noLabel')}</span>}</td>
                {lanes.map((lane, arm) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a lane is its place
                  <td key={arm} className="pr-4">
                    <Outcome attempt={lane.get(row)} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Card>
  )
}

function Outcome({ attempt }: { attempt: Attempt | undefined }) {
  const t = useTranslations('optimise')
  if (attempt === undefined) return <span className="text-ink-3">–</span>
  const { status, result } = attempt
  if (status !== 'done' || result === null) return <span className="text-ink-3">{t(`statuses.${status}`)}</span>
  const { hitRank, products, outcome, label } = result
  if (hitRank > 0) return <Chip tint="hit">✓{hitRank}</Chip>
  if (outcome !== 'scored') return <Chip tint="miss">✗ {t(outcome === 'refused' ? 'refused' : 'unparseable')}</Chip>
  return (
    <span className="inline-flex flex-wrap items-baseline gap-1.5">
      {label !== '' && <Chip tint="miss">✗</Chip>}
      <span className="text-ink-2">{products[0]}</span>
    </span>
  )
}
