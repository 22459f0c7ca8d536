// Day-N coverage of a dataset: how far inference ahead of time reaches.
import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/layout/page-header'
import { Notice } from '@/components/ui/notice'
import { getRuntime } from '@/lib/runtime'
import { dayCoverage } from '@/lib/usecases/day-coverage'
import { readDataset } from '../read-dataset'
import { CoverageCard } from './_components/coverage-card'

interface CoveragePageProps {
  params: Promise<{ id: string }>
}

export async function generateMetadata({ params }: CoveragePageProps): Promise<Metadata> {
  const [dataset, t] = await Promise.all([readDataset((await params).id), getTranslations('coverage')])
  return { title: dataset === null ? t('title') : `${t('title')} · ${dataset.name}` }
}

export default async function CoveragePage({ params }: CoveragePageProps) {
  const { id } = await params
  const { datasets } = await getRuntime()
  const dataset = await readDataset(id)
  // Its page says whether it is gone, or still being read.
  if (dataset === null) redirect(`/data/${id}`)
  const [{ missing, curve, requests, days, undated }, t] = await Promise.all([
    dayCoverage(datasets, id),
    getTranslations('coverage'),
  ])
  return (
    <>
      <p className="mb-1 text-sm">
        <Link
          href={`/data/${id}`}
          className="break-words text-ink-2 underline decoration-line-strong underline-offset-4 hover:text-ink"
        >
          {t('back', { name: dataset.name })}
        </Link>
      </p>
      <PageHeader
        title={t('title')}
        lead={missing.length === 0 ? t('basis', { requests, days, undated }) : t('lead')}
      />
      {missing.map((role) => (
        <Notice key={role} tint="attention" className="mb-3">
          {t(`missing.${role}`)}
        </Notice>
      ))}
      {missing.length === 0 && curve.length === 0 && <Notice tint="attention">{t('oneDay')}</Notice>}
      {curve.length > 0 && <CoverageCard curve={curve} />}
    </>
  )
}
