// What a sample is made of beside its dataset: the columns that differ most first, drawn as pairs of bars. A table says the same.
'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { Chip } from '@/components/ui/chip'
import type { MakeUpColumn, MakeUpPart } from '@/lib/core/sampling/make-up'

const FIRST = 3

export function MakeUpCard({ columns }: { columns: readonly MakeUpColumn[] }) {
  const t = useTranslations('batch.makeUp')
  const format = useFormatter()
  const skewed = columns.filter((column) => column.skewed).map(({ name }) => name)
  const rest = columns.slice(FIRST)
  return (
    <Card title={t('title')} aside={t('aside')}>
      <p className="mb-3 text-sm">
        {skewed.length === 0
          ? t('fair')
          : t('skewed', { columns: format.list(skewed.slice(0, 5), { type: 'conjunction' }), count: skewed.length })}
      </p>
      <p aria-hidden="true" className="mb-2 flex flex-wrap gap-x-4 text-xs text-ink-2">
        <Key className="bg-line-strong">{t('dataset')}</Key>
        <Key className="bg-ink-2">{t('sample')}</Key>
      </p>
      <Columns columns={columns.slice(0, FIRST)} />
      {rest.length > 0 && (
        <details className="mt-4">
          <summary className="text-sm text-ink-2">{t('more', { count: rest.length })}</summary>
          <div className="pt-3">
            <Columns columns={rest} />
          </div>
        </details>
      )}
    </Card>
  )
}

function Key({ className, children }: { className: string; children: string }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span className={`inline-block h-2 w-4 rounded-[2px] ${className}`} />
      {children}
    </span>
  )
}

function Columns({ columns }: { columns: readonly MakeUpColumn[] }) {
  return (
    <div className="grid items-start gap-x-8 gap-y-5 sm:grid-cols-2 lg:grid-cols-3">
      {columns.map((column) => (
        <OneColumn key={column.name} column={column} />
      ))}
    </div>
  )
}

function OneColumn({ column: { name, kind, parts, distance, skewed } }: { column: MakeUpColumn }) {
  const t = useTranslations('batch.makeUp')
  const format = useFormatter()
  const share = (value: number) => format.number(value, { style: 'percent', maximumFractionDigits: 0 })
  const words = usePartWords(kind)
  const largest = Math.max(...parts.flatMap((part) => [part.dataset, part.sample]))
  return (
    <table className="w-full min-w-0 table-fixed text-xs">
      <caption className="mb-1 text-left">
        <span className="text-sm font-medium [overflow-wrap:anywhere]">{name}</span>{' '}
        {skewed && <Chip tint="warn">{t('unlike', { share: share(distance) })}</Chip>}
      </caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{t('value')}</th>
          <th scope="col">{t('shares')}</th>
          <th scope="col">{t('dataset')}</th>
          <th scope="col">{t('sample')}</th>
        </tr>
      </thead>
      <tbody>
        {parts.map((part) => (
          <tr key={`${part.kind} ${part.value} ${part.low}`}>
            <th scope="row" title={words(part)} className="w-2/5 truncate pr-2 text-left font-normal text-ink-2">
              {words(part)}
            </th>
            <td className="py-1">
              <div aria-hidden="true" className="grid gap-px">
                <div
                  className="h-1.5 rounded-[2px] bg-line-strong"
                  style={{ width: `${(part.dataset / largest) * 100}%` }}
                />
                <div className="h-1.5 rounded-[2px] bg-ink-2" style={{ width: `${(part.sample / largest) * 100}%` }} />
              </div>
            </td>
            <td className="w-11 text-right text-ink-3">{share(part.dataset)}</td>
            <td className="w-11 text-right">{share(part.sample)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Values as they are, stretches of numbers and times by their ends. */
function usePartWords(kind: MakeUpColumn['kind']): (part: MakeUpPart) => string {
  const t = useTranslations('batch.makeUp')
  const format = useFormatter()
  const bound = (value: number) =>
    kind === 'time'
      ? format.dateTime(value, { month: 'short', day: 'numeric', timeZone: 'UTC' })
      : format.number(value, { maximumSignificantDigits: 4 })
  return ({ kind: part, value, low, high }) => {
    if (part === 'value') return value
    if (part !== 'range') return t(part)
    if (low === null) return t('below', { high: bound(high ?? 0) })
    return high === null ? t('from', { low: bound(low) }) : t('between', { low: bound(low), high: bound(high) })
  }
}
