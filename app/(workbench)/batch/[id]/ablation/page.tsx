// What each feature of a prompt is worth, by a run of it with and without.
import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getFormatter, getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/layout/page-header'
import { buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { getRuntime } from '@/lib/runtime'
import { type AblationReport, ablationReport } from '@/lib/usecases/ablation-report'
import { readCurrentScene } from '../../../current-scene'
import { viewTitle } from '../read-run'
import { FeatureTable } from './_components/feature-table'

interface PageProps {
  params: Promise<{ id: string }>
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return viewTitle((await params).id, (await getTranslations('ablation'))('title'))
}

export default async function AblationPage({ params }: PageProps) {
  const [{ id }, runtime, scene, t, embedded] = await Promise.all([
    params,
    getRuntime(),
    readCurrentScene(),
    getTranslations('ablation'),
    getTranslations('optimise'),
  ])
  const run = await runtime.runs.find(id)
  if (run?.sceneId !== scene.id) notFound()
  const report = await ablationReport(runtime, run)
  const toRun = (
    <Link href={`/batch/${run.id}`} className={buttonClass()}>
      {t('toRun', { number: run.number })}
    </Link>
  )
  if (report === null || report.features.length === 0)
    return (
      <>
        <PageHeader title={t('title')} actions={toRun} />
        <EmptyState title={t('noneTitle')} body={t('noneBody')} />
      </>
    )
  return (
    <>
      <PageHeader title={<Verdict report={report} />} lead={t('lead', { k: report.k })} actions={toRun} />
      <Card
        title={t('basis', {
          name: report.wholeName,
          model: report.model === 'embedded' ? embedded('embedded') : report.model,
        })}
      >
        <FeatureTable features={report.features} />
        <p className="mt-3 text-xs text-ink-3">
          {run.status === 'completed' ? t('intervalOnce') : t('intervalAnytime')} {t('tokensEstimated')}
        </p>
      </Card>
    </>
  )
}

async function Verdict({ report }: { report: AblationReport }) {
  const [t, format] = await Promise.all([getTranslations('ablation'), getFormatter()])
  const named = (verdict: 'helps' | 'harms') =>
    report.features.filter((one) => one.verdict === verdict).map(({ dropped }) => dropped.join(' + '))
  const helps = named('helps')
  const harms = named('harms')
  if (helps.length === 0 && harms.length === 0) return t('undecidedTitle')
  return (
    <>
      {helps.length > 0 && t('helpTitle', { names: format.list(helps) })}
      {harms.length > 0 && t('harmTitle', { names: format.list(harms) })}
    </>
  )
}
