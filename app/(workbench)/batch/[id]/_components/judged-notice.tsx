// Says that hits are scored with a judge: which one, how many pairs, and what goes by f all the same; with the way back to f.
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useFigures } from '@/components/run/use-figures'
import { armLetter } from '@/components/ui/chip'
import { Notice } from '@/components/ui/notice'
import type { JudgingReport } from '@/lib/core/scoring/judge-grey'
import type { Report } from '@/lib/core/scoring/report'
import { writeReading } from '@/lib/core/scoring/write-reading'
import type { ComparedPair } from '../view-href'
import type { ResultTab } from './result-tabs'

interface JudgedNoticeProps {
  runId: string
  report: Pick<Report, 'judging'>
  pair: ComparedPair
  /** The view that it stands on. */
  on: ResultTab
  /** The address of the view by f; that of the pair unless told. */
  back?: string
}

/** Nothing where hits are as they were kept. */
export function JudgedNotice({ report: { judging }, ...rest }: JudgedNoticeProps) {
  return judging === undefined ? null : <Words {...rest} judging={judging} />
}

function Words({
  runId,
  judging,
  pair: { a, b },
  on,
  back = `?a=${a}&b=${b}`,
}: Omit<JudgedNoticeProps, 'report'> & { judging: JudgingReport }) {
  const t = useTranslations('judged.notice')
  const { degree } = useFigures()
  const { low, high, model, pairs, byPeople, byJudge, open, versions } = judging
  const link = 'font-medium text-ink underline underline-offset-2 print:hidden'
  return (
    <Notice className="grid gap-1.5">
      <p className="[overflow-wrap:anywhere]">
        {t('words', { low: degree(low), high: degree(high), model, pairs, people: byPeople, judge: byJudge, open })}
      </p>
      {(on === 'result' || on === 'report') && (
        <p>
          {versions
            .map(({ gained, lost }, arm) => t('version', { letter: armLetter(arm), gained, lost }))
            .join(t('join'))}
          {t('end')}
        </p>
      )}
      <p>{t('scope', { on })}</p>
      <p className="flex flex-wrap gap-x-4">
        <Link href={back} className={link}>
          {t('back')}
        </Link>
        <Link href={`/batch/${runId}/judged?a=${a}&b=${b}${writeReading(judging)}`} className={link}>
          {t('pairs')}
        </Link>
      </p>
    </Notice>
  )
}
