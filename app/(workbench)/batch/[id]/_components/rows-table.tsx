// The rows of a run: people on the left, what each version named on the right. Only what is in sight is drawn.
'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { useTranslations } from 'next-intl'
import { type CSSProperties, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { Explained } from '@/components/run/explained'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ArmTag } from '@/components/ui/chip'
import { Notice } from '@/components/ui/notice'
import { ScrollRegion } from '@/components/ui/scroll-region'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import { useKeys } from '@/components/ui/use-keys'
import type { ResultView } from '../view-href'
import { ResultRowItem } from './result-row-item'
import { useRows } from './use-rows'

interface RowsTableProps {
  runId: string
  titles: string[]
  /** Arms that are shown; all where left out. */
  arms?: readonly number[] | undefined
  view: ResultView
  /** A hit is a match among the first k products. */
  k: number
  /** Rows that the filter holds, where it is known before they are read. */
  known?: number
  filters?: ReactNode
  /** The run is under way: more rows come. */
  growing?: boolean
}

const ROW_HEIGHT = 77
const HEAD_HEIGHT = 36
const head = 'text-left font-medium'

/** The place of the row that the element opens; NaN for others. */
const placeOf = (element: Element | null): number =>
  Number((element as HTMLElement | null)?.dataset.place ?? Number.NaN)

/** What has the focus among the filters keeps it: another filter begins the rows alone anew. */
export function RowsTable({ view, filters, ...shown }: RowsTableProps) {
  const { runId, k, growing } = shown
  const t = useTranslations('result.rows')
  const read = useRows(runId, view, k)
  return (
    <Card className="scroll-mt-4 !px-0 !pb-0" title={undefined}>
      <div id="rows" className="flex scroll-mt-4 flex-wrap items-center justify-between gap-x-4 gap-y-2 px-5 pb-3">
        <h2 className="text-sm font-medium text-ink-2">{t('title')}</h2>
        {filters}
        <span className="flex items-center gap-3">
          <span className="hidden text-xs text-ink-3 lg:inline">
            {t.rich('keys', { kbd: (chunks) => <kbd className="rounded border px-1 font-mono">{chunks}</kbd> })}
          </span>
          {growing && <Button onClick={read.restart}>{t('refresh')}</Button>}
        </span>
      </div>
      <Rows key={view.filter} read={read} {...shown} />
    </Card>
  )
}

interface RowsProps extends Omit<RowsTableProps, 'view' | 'filters'> {
  read: ReturnType<typeof useRows>
}

function Rows({ runId, titles, arms, k, known, growing = false, read }: RowsProps) {
  const columns = arms ?? [...titles.keys()]
  const t = useTranslations('result.rows')
  const sentence = useErrorSentence()
  const region = useRef<HTMLDivElement>(null)
  const { rows, total, failure, need } = read
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set())
  const count = total ?? known ?? 0
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => region.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
    paddingStart: HEAD_HEIGHT,
    scrollPaddingStart: HEAD_HEIGHT,
  })
  const items = virtualizer.getVirtualItems()
  const first = items[0]?.index
  const last = items.at(-1)?.index
  useEffect(() => {
    if (first !== undefined && last !== undefined) need(first, last)
  }, [first, last, need])

  const toggle = (place: number) =>
    setOpen((before) => {
      const next = new Set(before)
      if (!next.delete(place)) next.add(place)
      return next
    })
  const go = (from: number, step: number) => {
    if (count === 0) return
    const next = Math.min(count - 1, Math.max(0, Number.isNaN(from) ? (first ?? 0) : from + step))
    virtualizer.scrollToIndex(next)
    requestAnimationFrame(() =>
      region.current?.querySelector<HTMLElement>(`[data-place="${next}"]`)?.focus({ preventScroll: true }),
    )
  }
  const moveByLetter = (step: number) => {
    const from = placeOf(document.activeElement)
    if (Number.isNaN(from)) region.current?.scrollIntoView({ block: 'nearest' })
    go(from, step)
  }
  // J and K begin with the first row in sight, wherever the focus is; arrows scroll as ever unless a row has it.
  useKeys({ j: () => moveByLetter(1), k: () => moveByLetter(-1) })
  const moveByArrow = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const from = placeOf(event.target as Element)
    if (step === 0 || Number.isNaN(from) || event.metaKey || event.ctrlKey || event.altKey) return
    event.preventDefault()
    go(from, step)
  }
  // Columns beside each other where there is room; on narrow screens each row stacks its cells.
  const layout = {
    '--columns': `3.5rem minmax(13rem,1.5fr) minmax(7rem,0.6fr) repeat(${columns.length}, minmax(12.5rem,1.2fr)) 3.5rem`,
    '--narrowest': `${32 + 13.5 * columns.length}rem`,
    height: virtualizer.getTotalSize(),
  } as CSSProperties
  return (
    <>
      {failure !== null && (
        <Notice tint="problem" className="mx-5 mb-3">
          {t('loadFailed', { sentence: failure.error === null ? t('offline') : sentence(failure.error) })}{' '}
          <button type="button" onClick={() => need(first ?? 0, last ?? 0)} className="font-medium underline">
            {t('retry')}
          </button>
        </Notice>
      )}
      <ScrollRegion
        ref={region}
        label={t('region')}
        onKeyDown={moveByArrow}
        className="max-h-[78vh] min-h-24 overflow-auto rounded-b-lg border-t"
      >
        <table aria-rowcount={count + 1} className="relative block max-md:-mt-9 md:min-w-(--narrowest)" style={layout}>
          <thead className="sticky top-0 z-10 block h-9 bg-card max-md:invisible text-xs text-ink-3">
            <tr className="grid grid-cols-(--columns) gap-x-4 px-5 py-2">
              <th className={head}>{t('row')}</th>
              <th className={head}>{t('user')}</th>
              <th className={head}>{t('label')}</th>
              {columns.map((arm) => (
                <th key={arm} className={`${head} flex min-w-0 items-center gap-1.5`} title={titles[arm]}>
                  <ArmTag arm={arm} />
                  <span className="truncate">{titles[arm]}</span>
                </th>
              ))}
              <th className={`${head} text-right`}>
                <Explained figure="degree">{t('degree')}</Explained>
              </th>
            </tr>
          </thead>
          {items.map(({ index, start }) => (
            <tbody
              key={index}
              ref={virtualizer.measureElement}
              data-index={index}
              className="absolute inset-x-0 top-0 block border-t"
              style={{ transform: `translateY(${start}px)` }}
            >
              <ResultRowItem
                runId={runId}
                row={rows.get(index)}
                place={index}
                arms={columns}
                k={k}
                open={open.has(index)}
                onToggle={toggle}
              />
            </tbody>
          ))}
        </table>
        {total === 0 && <p className="px-5 py-6 text-sm text-ink-2">{growing ? t('pending') : t('none')}</p>}
      </ScrollRegion>
    </>
  )
}
