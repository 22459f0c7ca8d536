// The labels of a dataset as one bar: in the pool, near to a product of it, and out of it. The words below say the same.
import { useFormatter, useTranslations } from 'next-intl'
import { classNames } from '@/components/ui/class-names'

const colours = { in: 'bg-baseline', near: 'bg-warn', out: 'bg-miss' } as const
const order = ['in', 'near', 'out'] as const

interface LabelBarProps {
  /** Label mentions; together `total`. */
  parts: Record<(typeof order)[number], number>
  total: number
  theta: number
}

export function LabelBar({ parts, total, theta }: LabelBarProps) {
  const t = useTranslations('pool.check')
  const format = useFormatter()
  const shown = order.filter((part) => parts[part] > 0)
  return (
    <div className="mt-3">
      <div aria-hidden="true" className="flex h-2 gap-px overflow-hidden rounded-full">
        {shown.map((part) => (
          <span key={part} className={colours[part]} style={{ flexGrow: parts[part], minWidth: 2 }} />
        ))}
      </div>
      <ul className="mt-1.5 flex flex-wrap gap-x-4 gap-y-0.5 text-xs text-ink-2">
        {shown.map((part) => (
          <li key={part} className="flex items-center gap-1.5">
            <span aria-hidden="true" className={classNames('size-2 shrink-0 rounded-full', colours[part])} />
            {t('part', {
              name: t(`parts.${part}`, { theta }),
              share: format.number(parts[part] / total, { style: 'percent', maximumFractionDigits: 1 }),
            })}
          </li>
        ))}
      </ul>
    </div>
  )
}
