// One dataset: what it is in a sentence, its columns with their roles, its rows, and the lines that were set aside.
import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getFormatter, getTranslations } from 'next-intl/server'
import { delimiterWord, encodingName, formatWord } from '@/components/dataset/file-words'
import { SyntheticChip, SyntheticNotice } from '@/components/dataset/synthetic-mark'
import { PageHeader } from '@/components/layout/page-header'
import { uploadLimitMb } from '@/lib/boundary/receive-upload'
import { getRuntime } from '@/lib/runtime'
import { AnalysisLinks } from './_components/analysis-links'
import { AppendFile } from './_components/append-file'
import { ColumnTable } from './_components/column-table'
import { DeleteDataset } from './_components/delete-dataset'
import { ReadingPage } from './_components/reading-page'
import { RejectTable } from './_components/reject-table'
import { ReplaceFile } from './_components/replace-file'
import { RowTable } from './_components/row-table'

const rowsPerPage = 50
const linesPerPage = 20
/** A table of some thousand columns is of no use to anybody, and slow. */
const columnsPerPage = 50

import { readDataset } from './read-dataset'

interface DatasetPageProps {
  params: Promise<{ id: string }>
  searchParams: Promise<{ page?: string | string[]; lines?: string | string[]; columns?: string | string[] }>
}

/** Which page of a list is shown, of `pages`; the asked one where there is such a page. */
const pageOf = (asked: string | string[] | undefined, pages: number): number =>
  Math.min(pages, Math.max(1, Math.floor(Number(asked)) || 1))

export async function generateMetadata({ params }: DatasetPageProps): Promise<Metadata> {
  const { id } = await params
  const dataset = (await readDataset(id)) ?? (await (await getRuntime()).datasets.findReading(id))
  return { title: dataset?.name ?? (await getTranslations('data.missing'))('title') }
}

const BackToList = ({ words }: { words: string }) => (
  <p className="mb-1 text-sm">
    <Link href="/data" className="text-ink-2 underline decoration-line-strong underline-offset-4 hover:text-ink">
      {words}
    </Link>
  </p>
)

async function showReading(id: string, asked: string | string[] | undefined) {
  const { datasets } = await getRuntime()
  const reading = await datasets.findReading(id)
  if (reading === null) notFound()
  const pages = Math.max(1, Math.ceil(reading.rowCount / rowsPerPage))
  const page = pageOf(asked, pages)
  const [rows, t] = await Promise.all([
    datasets.listRows(id, (page - 1) * rowsPerPage, rowsPerPage),
    getTranslations('data'),
  ])
  return (
    <>
      <BackToList words={t('detail.back')} />
      <ReadingPage reading={reading} rows={rows} page={page} pages={pages} />
    </>
  )
}

export default async function DatasetPage({ params, searchParams }: DatasetPageProps) {
  const { id } = await params
  const dataset = await readDataset(id)
  const asked = await searchParams
  if (dataset === null) return await showReading(id, asked.page)
  const { sceneId, name, fileName, columns, rowCount, rejected, encoding, delimiter, createdAt } = dataset
  const pages = Math.max(1, Math.ceil(rowCount / rowsPerPage))
  const linePages = Math.max(1, Math.ceil(rejected / linesPerPage))
  const page = pageOf(asked.page, pages)
  const linePage = pageOf(asked.lines, linePages)
  const columnPages = Math.max(1, Math.ceil(columns.length / columnsPerPage))
  const columnPage = pageOf(asked.columns, columnPages)
  const shown = { from: (columnPage - 1) * columnsPerPage, to: columnPage * columnsPerPage }
  const { datasets, runs, arenas, slices } = await getRuntime()
  const [rows, rejects, ofRuns, ofArenas, saved, t, format] = await Promise.all([
    datasets.listRows(id, (page - 1) * rowsPerPage, rowsPerPage),
    datasets.listRejects(id, linesPerPage, { offset: (linePage - 1) * linesPerPage }),
    runs.listUses(id),
    arenas.listUses(id),
    slices.list(id),
    getTranslations('data'),
    getFormatter(),
  ])
  const uses = { ...ofRuns, ...ofArenas }
  const facts = t('detail.facts', {
    rows: rowCount,
    columns: columns.length,
    rejected,
    form: t(`formatWords.${formatWord(dataset.format)}`, {
      encoding: encodingName(encoding),
      delimiter: t(`delimiters.${delimiterWord(delimiter)}`),
    }),
    file: fileName,
    when: format.relativeTime(createdAt, new Date()),
  })
  return (
    <>
      <BackToList words={t('detail.back')} />
      <PageHeader
        title={
          <span className="break-words">
            {name} {dataset.synthetic && <SyntheticChip />}
          </span>
        }
        lead={<span className="break-words">{facts}</span>}
        actions={
          <>
            <AnalysisLinks datasetId={id} />
            <DeleteDataset
              id={id}
              name={name}
              lost={{ rows: rowCount, aside: rejected, slices: saved.length, synthetic: dataset.synthetic }}
              uses={uses}
            />
          </>
        }
      />
      {dataset.synthetic && <SyntheticNotice of="dataset" className="mb-6" />}
      <div className="grid grid-cols-1 gap-8">
        {/* What is counted anew begins anew: it holds the columns as they were. */}
        <ColumnTable
          key={`${rowCount} ${createdAt.getTime()}`}
          datasetId={id}
          initial={columns}
          shown={shown}
          pager={{ page: columnPage, pages: columnPages, row: page }}
        />
        <RowTable
          datasetId={id}
          columns={columns.slice(shown.from, shown.to)}
          rows={rows.map(({ index, cells }) => ({ index, cells: cells.slice(shown.from, shown.to) }))}
          page={page}
          pages={pages}
          columnPage={columnPage}
        />
        <RejectTable
          datasetId={id}
          sceneId={sceneId}
          limitMb={uploadLimitMb}
          rejects={rejects}
          count={rejected}
          page={linePage}
          pages={linePages}
          mendable={delimiter !== ''}
        />
        <AppendFile datasetId={id} sceneId={sceneId} limitMb={uploadLimitMb} />
        <ReplaceFile datasetId={id} sceneId={sceneId} name={name} rows={rowCount} uses={uses} limitMb={uploadLimitMb} />
        {encoding !== '' && <p className="text-sm text-ink-3">{t('detail.again')}</p>}
      </div>
    </>
  )
}
