// A version of this run against one of another run: the verdict on the same rows, or why there is none and what can be done.
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { verdictOfComparison } from '@/components/run/verdict'
import { VerdictDetail, VerdictHeadline } from '@/components/run/verdict-sentence'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { armLetter } from '@/components/ui/chip'
import { SelectField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import type { JudgeReading } from '@/lib/core/scoring/judge-grey'
import { writeReading } from '@/lib/core/scoring/write-reading'
import type { RunsCompared } from '@/lib/usecases/compare-runs'
import { ReadingFields } from '../../_components/reading-fields'
import { type OtherQuery, otherHref } from '../other-query'

interface OtherChoice {
  /** As the address holds it. */
  value: string
  number: number
  title: string
}

interface OtherRunCardProps {
  titles: readonly string[]
  choices: readonly OtherChoice[]
  query: OtherQuery
  /** How both runs are read, kept in the address. */
  reading: JudgeReading | undefined
  /** Null until another run is chosen. */
  found: RunsCompared | null
}

export function OtherRunCard({ titles, choices, query, reading, found }: OtherRunCardProps) {
  const t = useTranslations('scores.compare.other')
  const other = choices.find(({ value }) => value === query.other)
  return (
    <Card title={t('title')} aside={t('aside')}>
      {choices.length === 0 ? (
        <p className="text-sm text-ink-2">{t('none')}</p>
      ) : (
        <form method="get" className="grid gap-3 md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] md:items-end">
          <ReadingFields reading={reading} />
          <SelectField
            label={t('mine')}
            name="mine"
            defaultValue={query.mine}
            key={`mine ${query.mine}`}
            className="min-w-0 *:min-w-0"
          >
            {titles.map((title, arm) => (
              <option key={title} value={arm}>
                {armLetter(arm)} {title}
              </option>
            ))}
          </SelectField>
          <SelectField
            label={t('theirs')}
            name="other"
            defaultValue={other?.value ?? choices[0]?.value}
            key={`other ${query.other}`}
            className="min-w-0 *:min-w-0"
          >
            {choices.map(({ value, number, title }) => (
              <option key={value} value={value}>
                {t('choice', { number, title })}
              </option>
            ))}
          </SelectField>
          <Button type="submit">{t('submit')}</Button>
        </form>
      )}
      {found !== null && other !== undefined && (
        <div className="mt-3 grid gap-3">
          <Found
            found={found}
            href={otherHref({ ...query, overlap: true }) + writeReading(reading)}
            titles={[titles[query.mine] ?? '', other.title]}
            number={other.number}
          />
          {found.otherMeaning && <Notice tint="attention">{t('otherMeaning')}</Notice>}
        </div>
      )}
    </Card>
  )
}

interface FoundProps {
  found: RunsCompared
  /** Compares them on the rows that they share. */
  href: string
  titles: string[]
  number: number
}

function Found({ found: { shared, onlyA, onlyB, comparison }, href, titles, number }: FoundProps) {
  const t = useTranslations('scores.compare.other')
  const rows = { shared, onlyA, onlyB, number }
  if (shared === 0) return <Notice tint="attention">{t('nothingShared', rows)}</Notice>
  if (comparison === null)
    return (
      <Notice tint="attention">
        {t('differ', rows)}{' '}
        <Link href={href} scroll={false} className="font-medium underline">
          {t('accept', rows)}
        </Link>
      </Notice>
    )
  const verdict = verdictOfComparison(comparison, 0, 1)
  return (
    <div>
      <h3 className="text-base font-semibold text-balance">
        <VerdictHeadline verdict={verdict} titles={titles} />
      </h3>
      <p className="mt-0.5 text-sm text-ink-2">
        <VerdictDetail verdict={verdict} rows={comparison.rows} />
      </p>
      {onlyA + onlyB > 0 && <p className="mt-1 text-sm text-ink-2">{t('onOverlap', rows)}</p>}
    </div>
  )
}
