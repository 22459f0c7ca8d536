// Models that vote: what they say by themselves, how far they agree with people, what they cost; started and stopped here.
'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { NoConnection } from '@/components/run/no-connection'
import { RunDeed } from '@/components/run/run-deed'
import { useFigures } from '@/components/run/use-figures'
import { Card } from '@/components/ui/card'
import { ArmTag, Chip } from '@/components/ui/chip'
import { Notice } from '@/components/ui/notice'
import { ScrollRegion } from '@/components/ui/scroll-region'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import type { Result } from '@/lib/boundary/result'
import type { JudgeReport } from '@/lib/usecases/judge-report'
import type { JudgingState } from '@/lib/usecases/judging'
import { type ContenderView, titleOf } from '../contender-view'
import { AskJudge, type AskJudgeProps } from './ask-judge'
import { hitWords } from './facts-card'

interface JudgesCardProps extends AskJudgeProps {
  reports: JudgeReport[]
  /** Of this process. */
  states: JudgingState[]
  contenders: ContenderView[]
  /** Whether their votes are in the ranks above, by their weights. */
  mixed: boolean
  onStop: (input: { id: string }) => Promise<Result<unknown>>
}

const cell = 'px-2 py-1.5 text-left align-top first:pl-0 last:pr-0'

export function JudgesCard({ reports, states, contenders, mixed, onStop, ...asking }: JudgesCardProps) {
  const t = useTranslations('arena.judges')
  const sentence = useErrorSentence()
  const facts = useTranslations('arena.facts')
  const { count, degree, money, percent } = useFigures()
  const running = states.some(({ end }) => end === null)
  const stateOf = ({ connection, model }: JudgeReport) =>
    states.find((state) => state.connection === connection && state.model === model)
  return (
    <Card
      title={t('title')}
      aside={
        <span className="flex gap-2">
          {running && (
            <RunDeed runId={asking.arenaId} deed={onStop}>
              {t('stop')}
            </RunDeed>
          )}
          {asking.models.length > 0 && <AskJudge {...asking} />}
        </span>
      }
    >
      <p className="max-w-[78ch] text-sm text-ink-2">{t('lead')}</p>
      {asking.models.length === 0 && (
        <p className="mt-1 text-sm text-ink-2">
          <NoConnection />
        </p>
      )}
      {states.map(({ model, failure }) =>
        failure === null ? null : (
          <Notice key={model} tint="problem" className="mt-2">
            {model}: {sentence(failure)}
          </Notice>
        ),
      )}
      {reports.length > 0 && (
        <ScrollRegion label={t('title')} className="mt-3 overflow-x-auto">
          <table className="w-full text-sm">
            <thead>
              <tr className="text-xs text-ink-3">
                {(['model', 'votes', 'ranks', 'agreement', 'weight', 'cost'] as const).map((key) => (
                  <th key={key} scope="col" className={`${cell} font-medium whitespace-nowrap`}>
                    {t(key)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {reports.map((report) => {
                const state = stateOf(report)
                const { withPeople } = report
                return (
                  <tr key={report.id} className="border-t">
                    <th scope="row" className={`${cell} font-medium`}>
                      {report.model}{' '}
                      {state !== undefined && (
                        <Chip tint={state.end === null ? 'hit' : 'plain'}>{t(`states.${state.end ?? 'running'}`)}</Chip>
                      )}
                    </th>
                    <td className={cell}>{count(report.votes)}</td>
                    <td className={cell}>
                      <ol className="flex max-w-64 flex-wrap gap-x-3 gap-y-1">
                        {report.ranked.map(({ arm, rank }) => (
                          <li key={arm} className="flex items-center gap-1.5 whitespace-nowrap">
                            {rank}
                            <ArmTag arm={contenders.find((one) => one.arm === arm)?.place ?? 0} />
                            <span className="sr-only">{titleOf(contenders, arm)}</span>
                          </li>
                        ))}
                      </ol>
                    </td>
                    <td className={`${cell} min-w-40`}>
                      {withPeople === null
                        ? t('noCommon')
                        : t('kappa', {
                            kappa: degree(withPeople.kappa),
                            low: degree(withPeople.interval[0]),
                            high: degree(withPeople.interval[1]),
                            battles: withPeople.ratings,
                          })}
                      {report.withHits !== null && (
                        <span className="block text-ink-2">
                          {facts('hitsWords', hitWords(report.withHits, percent))}
                        </span>
                      )}
                    </td>
                    <td className={cell}>{degree(report.weight)}</td>
                    <td className={`${cell} whitespace-nowrap`}>
                      {t('spent', {
                        calls: report.calls,
                        cost: report.spentUsd === null ? t('unknown') : money(report.spentUsd),
                      })}
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      {reports.length > 0 && (
        <p className="mt-3 text-sm text-ink-2">
          {t(mixed ? 'mixed' : 'apart')}{' '}
          <Link
            href={mixed ? `/arena/${asking.arenaId}` : `/arena/${asking.arenaId}?judges=1`}
            scroll={false}
            className="text-arm-a underline underline-offset-2"
          >
            {t(mixed ? 'toApart' : 'toMixed')}
          </Link>
        </p>
      )}
    </Card>
  )
}
