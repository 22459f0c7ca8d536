// What a run's sample is made of, beside its dataset.
import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/layout/page-header'
import { MakeUpCard } from '@/components/run/make-up-card'
import { SampleWords } from '@/components/run/sample-words'
import { Notice } from '@/components/ui/notice'
import { getRuntime } from '@/lib/runtime'
import { runMakeUp } from '@/lib/usecases/sample-make-up'
import { viewTitle } from '../read-run'

export async function generateMetadata({ params }: { params: Promise<{ id: string }> }): Promise<Metadata> {
  return viewTitle((await params).id, (await getTranslations('batch.makeUp'))('title'))
}

export default async function SamplePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const { runs, datasets, trials } = await getRuntime()
  const run = await runs.find(id)
  if (run === null) notFound()
  const [columns, t] = await Promise.all([runMakeUp({ datasets, trials }, run), getTranslations('batch.makeUp')])
  return (
    <>
      <p className="mb-1 text-sm">
        <Link
          href={`/batch/${id}`}
          className="text-ink-2 underline decoration-line-strong underline-offset-4 hover:text-ink"
        >
          {t('back', { number: run.number })}
        </Link>
      </p>
      <PageHeader title={t('title')} lead={<SampleWords run={run} />} />
      {columns.length === 0 ? <Notice tint="attention">{t('nothing')}</Notice> : <MakeUpCard columns={columns} />}
    </>
  )
}
