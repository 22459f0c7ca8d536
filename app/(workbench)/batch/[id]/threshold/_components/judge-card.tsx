// A judge model's verdicts on the grey zone, beside people's labels and apart from them.
'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { type JudgedPair, JudgeForm, type Judging } from '@/components/run/judge-form'
import { NoConnection } from '@/components/run/no-connection'
import { useFigures } from '@/components/run/use-figures'
import { Card } from '@/components/ui/card'
import { ScrollRegion } from '@/components/ui/scroll-region'
import type { DrawnPair } from '@/lib/core/matching/draw-pairs'
import { type PairJudgeReport, reportPairJudge } from '@/lib/core/matching/judge-on-pairs'
import type { MatchLevel } from '@/lib/core/matching/pair-label'
import type { JudgeVerdicts } from '@/lib/usecases/export-pairs'
import { QualityCharts } from './quality-charts'
import type { Labels } from './use-labels'

interface JudgeCardProps {
  runId: string
  theta: number
  drawn: readonly DrawnPair[]
  level: MatchLevel
  /** People's. */
  labels: Labels
  first: readonly JudgeVerdicts[]
  judging: Judging
  /** Of the draw. */
  size: number
}

const STEP = 2

export function JudgeCard({ runId, theta, drawn, level, labels, first, judging, size }: JudgeCardProps) {
  const t = useTranslations('threshold.judge')
  const [judges, setJudges] = useState(first)
  const noteVerdict = (connection: string, model: string, { name, product, label }: JudgedPair) =>
    setJudges((all) => {
      const known = all.find((judge) => judge.connection === connection && judge.model === model)
      const judge = known ?? { connection, model, labels: drawn.map(() => null) }
      const isThis = (pair: DrawnPair | undefined) => pair?.name === name && pair.product === product
      const next = { ...judge, labels: judge.labels.map((before, at) => (isThis(drawn[at]) ? label : before)) }
      return known === undefined ? [...all, next] : all.map((one) => (one === known ? next : one))
    })
  const reports = judges.flatMap(({ model, connection, labels: verdicts }) => {
    const report = reportPairJudge(drawn, verdicts, labels, { theta, level, step: STEP })
    return report === null ? [] : [{ key: `${connection} ${model}`, model, report }]
  })
  return (
    <Card title={t('title')}>
      <p className="max-w-[78ch] text-sm text-ink-2">{t('lead')}</p>
      {judging.models.length > 0 ? (
        <JudgeForm
          theta={theta}
          judging={judging}
          stream={{ url: `/api/runs/${runId}/judge-pairs`, body: { size } }}
          onVerdict={noteVerdict}
        />
      ) : (
        <p className="mt-1 text-sm text-ink-2">
          <NoConnection />
        </p>
      )}
      {reports.length > 0 && <JudgeTable reports={reports} />}
      {reports.map(({ key, ...one }) => (
        <JudgeCurves key={key} theta={theta} {...one} />
      ))}
    </Card>
  )
}

interface Reported {
  model: string
  report: PairJudgeReport
}

function JudgeTable({ reports }: { reports: readonly (Reported & { key: string })[] }) {
  const t = useTranslations('threshold.judge')
  const { count, degree, percent } = useFigures()
  const cell = 'px-2 py-1.5 text-left align-top first:pl-0 last:pr-0'
  return (
    <>
      <ScrollRegion label={t('title')} className="mt-4 overflow-x-auto">
        <table className="w-full text-sm">
          <thead>
            <tr className="text-xs text-ink-3">
              {(['who', 'pairsHead', 'unsure', 'agreement', 'fAgreement'] as const).map((key) => (
                <th key={key} scope="col" className={`${cell} font-medium whitespace-nowrap`}>
                  {t(key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {reports.map(({ key, model, report: { judged, unsure, withPeople } }) => (
              <tr key={key} className="border-t tabular-nums">
                <th scope="row" className={`${cell} font-medium [overflow-wrap:anywhere]`}>
                  {model}
                </th>
                <td className={cell}>{count(judged)}</td>
                <td className={cell}>{count(unsure)}</td>
                <td className={cell}>
                  {withPeople === null
                    ? t('noCommon')
                    : t('agreed', {
                        share: percent(withPeople.judge),
                        common: withPeople.pairs,
                        kappa: withPeople.kappa === null ? 'none' : degree(withPeople.kappa.kappa),
                      })}
                </td>
                <td className={cell}>{withPeople === null ? '–' : percent(withPeople.degree)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className="mt-1 text-xs text-ink-3">{t('fHint')}</p>
    </>
  )
}

function JudgeCurves({ theta, model, report }: Reported & { theta: number }) {
  const t = useTranslations('threshold')
  const { degree } = useFigures()
  const { low, high, byJudge, byPeople, withPeople } = report
  if (byJudge.length === 0) return null
  return (
    <div className="mt-4">
      <p className="mb-2 text-sm text-ink-2">
        {withPeople !== null && (
          <>
            {t(`judge.nearer.${withPeople.nearer ?? 'open'}`, { model })}
            {t('judge.gap')}
          </>
        )}
        {t('judge.zone', { low: degree(low), high: degree(high) })}
      </p>
      <QualityCharts
        sources={[
          {
            key: 'people',
            name: t('quality.people'),
            letter: t('judge.letters.people'),
            tone: 'ink',
            qualities: byPeople,
          },
          { key: 'judge', name: model, letter: t('judge.letters.judge'), tone: 'b', qualities: byJudge },
        ]}
        marked={{ x: theta, words: t('quality.used', { theta: degree(theta) }) }}
      />
    </div>
  )
}
