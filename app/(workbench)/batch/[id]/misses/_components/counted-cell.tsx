// A count of an arm's rows with its share as a bar; it leads to the rows.
import Link from 'next/link'
import { BarCell } from '@/components/chart/bar-cell'
import { armTone } from '@/components/chart/interval-chart'
import { useFigures } from '@/components/run/use-figures'

interface CountedCellProps {
  arm: number
  rows: number
  /** Of so many. */
  of: number
  /** null where the rows need no opening. */
  href: string | null
}

export function CountedCell({ arm, rows, of, href }: CountedCellProps) {
  const { count, percent } = useFigures()
  const share = of === 0 ? 0 : rows / of
  return (
    <div className="grid grid-cols-[2.25rem_3.25rem] items-center gap-x-1 sm:grid-cols-[3.25rem_3.5rem_minmax(4rem,1fr)] sm:gap-x-2">
      {href === null || rows === 0 ? (
        <span className="text-right">{count(rows)}</span>
      ) : (
        <Link
          href={href}
          className="inline-flex min-h-6 items-center justify-end font-medium underline decoration-line-strong underline-offset-2"
        >
          {count(rows)}
        </Link>
      )}
      <span className="text-right text-xs text-ink-3">{percent(share)}</span>
      <div className="max-sm:hidden">
        <BarCell share={share} tone={armTone(arm)} />
      </div>
    </div>
  )
}
