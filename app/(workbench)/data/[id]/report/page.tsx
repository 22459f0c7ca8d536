// The column report: which columns tell about the label, in a sentence, in a picture, then column by column.
import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/layout/page-header'
import { suggestRole } from '@/lib/core/dataset/report/suggest-role'
import { getRuntime } from '@/lib/runtime'
import { columnReport } from '@/lib/usecases/column-report'
import { readDataset } from '../read-dataset'
import { AssociationCard } from './_components/association-card'
import { ColumnList } from './_components/column-list'
import { Explanations } from './_components/explanations'
import { ReportBasis } from './_components/report-basis'
import { ReportVerdict } from './_components/report-verdict'
import type { ReportedColumn } from './_components/reported-column'

interface ReportPageProps {
  params: Promise<{ id: string }>
}

export async function generateMetadata({ params }: ReportPageProps): Promise<Metadata> {
  const [dataset, t] = await Promise.all([readDataset((await params).id), getTranslations('report')])
  return { title: dataset === null ? t('title') : `${t('title')} · ${dataset.name}` }
}

export default async function ReportPage({ params }: ReportPageProps) {
  const { id } = await params
  const dataset = await readDataset(id)
  // Its page says whether it is gone, or still being read.
  if (dataset === null) redirect(`/data/${id}`)
  const { datasets } = await getRuntime()
  const [report, t] = await Promise.all([columnReport(datasets, id), getTranslations('report')])
  const columns = report.columns.flatMap((measures, position): ReportedColumn[] => {
    const column = dataset.columns[position]
    if (column === undefined) return []
    return [{ ...measures, role: column.role, suggestion: suggestRole(column, measures, report, dataset.columns) }]
  })
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
      <PageHeader title={t('title')} lead={<ReportBasis report={report} />} />
      <div className="grid grid-cols-1 gap-6">
        <ReportVerdict report={report} columns={columns} />
        {report.label !== null && <AssociationCard report={report} columns={columns} entropy={report.label.entropy} />}
        <ColumnList datasetId={id} columns={columns} />
        <Explanations />
      </div>
    </>
  )
}
