// The labels below an axis. Where they have no room, those of the ends and of zero stay.
import { classNames } from '@/components/ui/class-names'

interface TickLabelsProps {
  /** From the left; `at` is a share of the axis's length. */
  ticks: readonly { value: number; at: number; label: string }[]
  className?: string
}

/** Hidden from screen readers: what is drawn must be told in words. */
export function TickLabels({ ticks, className }: TickLabelsProps) {
  const last = ticks.length - 1
  return (
    <div aria-hidden="true" className={classNames('@container relative h-5', className)}>
      {ticks.map(({ value, at, label }, place) => (
        <span
          key={value}
          className={classNames(
            'absolute top-0.5 font-normal whitespace-nowrap',
            place === 0 ? '' : place === last ? '-translate-x-full' : '-translate-x-1/2',
            place !== 0 && place !== last && value !== 0 && '@max-[14rem]:hidden',
            // The last one stands left of its tick, close to the one before.
            place === last - 1 && value !== 0 && '@max-[20rem]:hidden',
          )}
          style={{ left: `${at * 100}%` }}
        >
          {label}
        </span>
      ))}
    </div>
  )
}
