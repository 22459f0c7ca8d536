// A share as a bar in a cell of a table. Hidden from screen readers: the cell says it in figures.
import { classNames } from '@/components/ui/class-names'
import type { IntervalTone } from './interval-chart'

const fills: Record<IntervalTone, string> = {
  a: 'fill-arm-a',
  b: 'fill-arm-b',
  ink: 'fill-ink-2',
  baseline: 'fill-baseline',
}

/** `share` of the whole width, in [0, 1]. */
export function BarCell({ share, tone, className }: { share: number; tone: IntervalTone; className?: string }) {
  return (
    <svg aria-hidden="true" className={classNames('h-2 w-full', className)}>
      <line x1="0" x2="0" y1="0" y2="100%" className="stroke-line-strong" />
      <rect x="0" y="0" width={`${Math.min(1, share) * 100}%`} height="100%" rx="1.5" className={fills[tone]} />
    </svg>
  )
}
