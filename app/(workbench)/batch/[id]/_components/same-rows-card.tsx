// On the same rows, who hit: the picture of a paired comparison. Each part leads to its rows.
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Explained } from '@/components/run/explained'
import { useFigures } from '@/components/run/use-figures'
import { Card } from '@/components/ui/card'
import { armLetter } from '@/components/ui/chip'
import { classNames } from '@/components/ui/class-names'
import type { Report } from '@/lib/core/scoring/report'
import type { RowFilter } from '@/lib/core/scoring/row-tally'
import { type ResultView, viewHref } from '../view-href'

type Part = Extract<RowFilter, 'both' | 'onlyA' | 'onlyB' | 'neither'>
const parts: readonly Part[] = ['both', 'onlyB', 'onlyA', 'neither']
// Beside A and B arms have no colour of their own: the two are told apart by a lighter and a darker grey.
const tintOf = (arm: number, grey: string) => (arm === 0 ? 'bg-arm-a-soft' : arm === 1 ? 'bg-arm-b-soft' : grey)

interface SameRowsCardProps {
  comparison: Report['comparisons'][number]
  view: ResultView
  /** The page of the rows, where this stands on another. */
  base?: string
}

export function SameRowsCard({
  comparison: { wins, losses, both, neither, rows },
  view,
  base = '',
}: SameRowsCardProps) {
  const t = useTranslations('result.same')
  const { count } = useFigures()
  const { a, b } = view
  // Rows that both have finished; of a run that ended early the filters hold a few more.
  const counts: Record<Part, number> = { both, onlyA: losses, onlyB: wins, neither }
  const tints: Record<Part, string> = {
    both: 'bg-hit-soft',
    onlyA: tintOf(a, 'bg-line'),
    onlyB: tintOf(b, 'bg-line-strong'),
    neither: 'bg-sunk',
  }
  const words: Record<Part, string> = {
    both: t('both'),
    onlyA: t('onlyA', { letter: armLetter(a) }),
    onlyB: t('onlyB', { letter: armLetter(b) }),
    neither: t('neither'),
  }
  const href = (filter: Part) => `${base}${viewHref({ ...view, filter, among: null })}#rows`
  return (
    <Card title={<Explained figure="sameRows">{t('title')}</Explained>} aside={t('aside', { rows })}>
      <div aria-hidden="true" className="flex h-8 overflow-hidden rounded-md">
        {parts
          .filter((part) => counts[part] > 0)
          .map((part) => (
            <Link
              key={part}
              href={href(part)}
              tabIndex={-1}
              style={{ flexGrow: counts[part] }}
              className={classNames('min-w-1.5 basis-0 border-r-2 border-card last:border-r-0', tints[part])}
            />
          ))}
      </div>
      <ul className="mt-2.5 grid grid-cols-2 gap-x-4 gap-y-0.5">
        {parts.map((part) => (
          <li key={part}>
            <Link href={href(part)} className="flex min-h-8 items-center gap-2 text-sm hover:underline">
              <span
                aria-hidden="true"
                className={classNames(
                  'size-3 shrink-0 rounded-[3px]',
                  tints[part],
                  part === 'neither' && 'ring-1 ring-line-strong ring-inset',
                )}
              />
              <span className="min-w-0 grow">{words[part]}</span>
              <span className="font-medium">{count(counts[part])}</span>
            </Link>
          </li>
        ))}
      </ul>
      <p className="mt-2.5 text-sm text-ink-2">
        {wins + losses === 0
          ? t('noDiscordant')
          : t('note', { discordant: wins + losses, a: armLetter(a), b: armLetter(b), wins, losses })}
      </p>
    </Card>
  )
}
