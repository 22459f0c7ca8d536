// How the run was set up: enough to do it again.
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { SyntheticChip } from '@/components/dataset/synthetic-mark'
import { Explained } from '@/components/run/explained'
import { Moment } from '@/components/run/moment'
import { SampleWords } from '@/components/run/sample-words'
import { useFigures } from '@/components/run/use-figures'
import { Card } from '@/components/ui/card'
import { ArmTag } from '@/components/ui/chip'
import type { Run } from '@/lib/store/runs'

export interface SetupVersion {
  name: string
  model: string
  /** null where the version is gone. */
  href: string | null
}

const link = 'underline decoration-line-strong underline-offset-2 hover:decoration-current'

export function SetupPanel({ run, versions }: { run: Run; versions: readonly SetupVersion[] }) {
  const t = useTranslations('result.setup')
  const tBestOf = useTranslations('bestOf')
  const { count, money } = useFigures()
  const limits = [
    ...(run.maxCalls === null ? [] : [t('limitCalls', { calls: run.maxCalls })]),
    ...(run.budgetUsd === null ? [] : [money(run.budgetUsd)]),
  ]
  return (
    <Card title={t('title')}>
      <dl className="grid gap-x-8 gap-y-2.5 text-sm sm:grid-cols-2 lg:grid-cols-4">
        <Fact name={t('dataset')}>
          <Link href={`/data/${run.datasetId}`} className={link}>
            {run.datasetName} {run.synthetic && <SyntheticChip />}
          </Link>
        </Fact>
        <Fact name={t('sample')}>
          <SampleWords run={run} />{' '}
          <Link href={`/batch/${run.id}/sample`} className={`whitespace-nowrap ${link}`}>
            {t('makeUp')}
          </Link>
        </Fact>
        <Fact name={t('seed')}>{run.sample.seed}</Fact>
        <Fact name={<Explained figure="theta">{t('theta')}</Explained>}>{run.theta}</Fact>
        <Fact name={t('match')}>{t(`matches.${run.match}`)}</Fact>
        <Fact name={t('maxTokens')}>{count(run.maxTokens)}</Fact>
        {run.transport === 'live' && <Fact name={t('concurrency')}>{count(run.concurrency)}</Fact>}
        <Fact name={t('limits')}>{limits.length === 0 ? t('none') : limits.join(' · ')}</Fact>
        {run.transport === 'batch' && <Fact name={t('transport')}>{t('batch')}</Fact>}
        {run.repeats > 1 && <Fact name={t('repeats')}>{count(run.repeats)}</Fact>}
        {!run.reuse && <Fact name={t('reuse')}>{t('fresh')}</Fact>}
        {run.bestOf !== null && (
          <Fact name={tBestOf('setup')}>{tBestOf('setupWords', { budget: run.bestOf.budget })}</Fact>
        )}
        {run.stopAtGain !== null && <Fact name={t('stopAtGain')}>{t('points', { gain: 100 * run.stopAtGain })}</Fact>}
        <Fact name={t('started')}>
          <Moment at={run.startedAt.toISOString()} />
        </Fact>
        {run.finishedAt !== null && (
          <Fact name={t('finished')}>
            <Moment at={run.finishedAt.toISOString()} />
          </Fact>
        )}
        <Fact name={t('versions')} className="sm:col-span-2 lg:col-span-4">
          <ul className="grid gap-1.5 lg:grid-cols-2">
            {versions.map(({ name, model, href }, arm) => (
              <li key={`${name} ${model}`} className="flex min-w-0 items-center gap-2">
                <ArmTag arm={arm} />
                {href === null ? (
                  <span className="min-w-0 truncate">{name}</span>
                ) : (
                  <Link href={href} className={`min-w-0 truncate ${link}`}>
                    {name}
                  </Link>
                )}
                <span className="min-w-0 truncate text-ink-3">{model === 'embedded' ? t('embedded') : model}</span>
              </li>
            ))}
          </ul>
        </Fact>
      </dl>
    </Card>
  )
}

function Fact({ name, className, children }: { name: ReactNode; className?: string; children: ReactNode }) {
  return (
    <div className={className}>
      <dt className="text-xs text-ink-3">{name}</dt>
      <dd className="min-w-0 [overflow-wrap:anywhere]">{children}</dd>
    </div>
  )
}
