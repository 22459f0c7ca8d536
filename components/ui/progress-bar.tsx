// A share done, with its meaning for screen readers.
export function ProgressBar({
  value,
  max,
  label,
  className = '',
}: {
  value: number
  max: number
  label: string
  className?: string
}) {
  const share = max > 0 ? Math.min(1, value / max) : 0
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value}
      className={`h-1.5 overflow-hidden rounded-full bg-line ${className}`}
    >
      <div
        className="h-full rounded-full bg-ink-2 transition-[width] duration-150"
        style={{ width: `${share * 100}%` }}
      />
    </div>
  )
}
