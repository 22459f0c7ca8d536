// The labels below an axis. Where they have no room, every other one stays, counted from zero; in the least room, those of the ends and of zero.
import { classNames } from '@/components/ui/class-names'

interface TickLabelsProps {
  /** From the left; `at` is a share of the axis's length. */
  ticks: readonly { value: number; at: number; label: string }[]
  className?: string
}

/** Hidden from screen readers: what is drawn must be told in words. */
export function TickLabels({ ticks, className }: TickLabelsProps) {
  const last = ticks.length - 1
  const zero = Math.max(
    0,
    ticks.findIndex(({ value }) => value === 0),
  )
  return (
    <div aria-hidden="true" className={classNames('@container relative h-5', className)}>
      {ticks.map(({ value, at, label }, place) => (
        <span
          key={value}
          className={classNames(
            'absolute top-0.5 font-normal whitespace-nowrap',
            place === 0 ? '' : place === last ? '-translate-x-full' : '-translate-x-1/2',
            place !== 0 && place !== last && value !== 0 && '@max-[14rem]:hidden',
            last > 3 && (place - zero) % 2 !== 0 && '@min-[14rem]:@max-[20rem]:hidden',
          )}
          style={{ left: `${at * 100}%` }}
        >
          {label}
        </span>
      ))}
    </div>
  )
}
