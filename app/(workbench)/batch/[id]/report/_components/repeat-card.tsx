// What another needs to do the run again: data, sample, matching, versions with their texts, models, parameters, prices, code.
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { SampleWords } from '@/components/run/sample-words'
import { useFigures } from '@/components/run/use-figures'
import { Card } from '@/components/ui/card'
import { ArmTag } from '@/components/ui/chip'
import { ScrollRegion } from '@/components/ui/scroll-region'
import type { JudgingReport } from '@/lib/core/scoring/judge-grey'
import type { Run } from '@/lib/store/runs'
import type { RunSetup, VersionSetup } from '@/lib/usecases/run-setup'

/** A report is read elsewhere and later: with its year, and in a zone that is named. */
const minuteOf = (date: Date): string => `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`

interface RepeatCardProps {
  run: Run
  setup: RunSetup
  /** Where hits are scored with a judge. */
  judging: JudgingReport | undefined
}

export function RepeatCard({ run, setup, judging }: RepeatCardProps) {
  const t = useTranslations('scores.report')
  const tResult = useTranslations('result.setup')
  const tJudged = useTranslations('judged.fact')
  const tBestOf = useTranslations('bestOf')
  const { count, degree, money } = useFigures()
  const { dataset, sample } = setup
  const limits = [
    ...(setup.maxCalls === null ? [] : [tResult('limitCalls', { calls: setup.maxCalls })]),
    ...(setup.budgetUsd === null ? [] : [money(setup.budgetUsd)]),
  ]
  return (
    <Card title={t('repeat')} className="print:border-0 print:px-0">
      <dl className="grid gap-x-8 gap-y-2.5 text-sm sm:grid-cols-2">
        <Fact name={tResult('dataset')}>
          {t('dataset', { name: dataset.name, file: dataset.fileName, rows: dataset.rows })}
        </Fact>
        <Fact name="SHA-256">
          <code className="font-mono text-xs [overflow-wrap:anywhere]">{dataset.sha256 || t('appended')}</code>
        </Fact>
        <Fact name={t('columns')}>
          {t('roles', { label: dataset.label, user: dataset.user ?? t('nobody'), time: dataset.time ?? t('nobody') })}
        </Fact>
        <Fact name={tResult('sample')}>
          <SampleWords run={run} />
        </Fact>
        <Fact name={tResult('seed')}>{sample.seed}</Fact>
        <Fact name={t('pool')}>
          {setup.poolProducts === null ? t('noPool') : t('products', { products: setup.poolProducts })}
        </Fact>
        <Fact name={tResult('match')}>
          {t('matching', { match: tResult(`matches.${setup.match}`), theta: degree(setup.theta) })}
        </Fact>
        {judging !== undefined && (
          <Fact name={tJudged('name')}>
            {tJudged('words', {
              model: judging.model,
              low: degree(judging.low),
              high: degree(judging.high),
              judge: judging.byJudge,
              people: judging.byPeople,
            })}
          </Fact>
        )}
        <Fact name={tResult('limits')}>{limits.length === 0 ? tResult('none') : limits.join(' · ')}</Fact>
        {setup.repeats > 1 && <Fact name={tResult('repeats')}>{count(setup.repeats)}</Fact>}
        {!setup.reuse && <Fact name={tResult('reuse')}>{tResult('fresh')}</Fact>}
        {setup.transport === 'batch' && <Fact name={tResult('transport')}>{tResult('batch')}</Fact>}
        {setup.bestOf !== null && (
          <Fact name={tBestOf('setup')}>{tBestOf('setupWords', { budget: setup.bestOf.budget })}</Fact>
        )}
        {setup.stopAtGain !== null && (
          <Fact name={tResult('stopAtGain')}>{tResult('points', { gain: 100 * setup.stopAtGain })}</Fact>
        )}
        <Fact name={tResult('started')}>{minuteOf(run.startedAt)}</Fact>
        {run.finishedAt !== null && <Fact name={tResult('finished')}>{minuteOf(run.finishedAt)}</Fact>}
        <Fact name={t('code')}>Hitloop {setup.code}</Fact>
      </dl>
      <ol className="mt-4 grid grid-cols-1 gap-4">
        {setup.versions.map((version, arm) => (
          <li key={`${version.name} ${version.model}`} className="border-t pt-3 break-inside-avoid-page">
            <Version version={version} arm={arm} />
          </li>
        ))}
      </ol>
    </Card>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-ink-3">{name}</dt>
      <dd className="min-w-0 [overflow-wrap:anywhere]">{children}</dd>
    </div>
  )
}

function Version({ version: { name, model, parameters, price, prompt }, arm }: { version: VersionSetup; arm: number }) {
  const t = useTranslations('scores.report')
  const tResult = useTranslations('result.setup')
  const { money } = useFigures()
  return (
    <>
      <h3 className="flex items-center gap-2 text-sm font-medium">
        <ArmTag arm={arm} />
        <span className="min-w-0 [overflow-wrap:anywhere]">
          {name} · {model === 'embedded' ? tResult('embedded') : model}
        </span>
      </h3>
      <p className="mt-1 text-sm text-ink-2 [overflow-wrap:anywhere]">
        {t('parameters', {
          parameters: Object.entries(parameters)
            .map(([key, value]) => `${key} = ${value}`)
            .join(', '),
        })}
        {t('gap')}
        {price === null ? t('noPrice') : t('price', { input: money(price.inputUsd), output: money(price.outputUsd) })}
      </p>
      {prompt === null ? (
        <p className="mt-1 text-sm text-ink-3">{t('gone')}</p>
      ) : (
        <>
          <Text label={t('template', { name })} text={prompt.template} />
          {prompt.variables.trim() !== '' && <Text label={t('variables', { name })} text={prompt.variables} />}
        </>
      )}
    </>
  )
}

function Text({ label, text }: { label: string; text: string }) {
  return (
    <div className="mt-2">
      <p className="text-xs text-ink-3">{label}</p>
      <ScrollRegion label={label} className="max-h-80 overflow-auto rounded-md bg-sunk px-3 py-2 print:max-h-none">
        <pre className="font-mono text-xs whitespace-pre-wrap [overflow-wrap:anywhere]">{text}</pre>
      </ScrollRegion>
    </div>
  )
}
