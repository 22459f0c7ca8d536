// Rows of a dataset as they stand in the file, a page at a time.
import { useTranslations } from 'next-intl'
import { Pager } from '@/components/dataset/pager'
import { ScrollTable } from '@/components/dataset/scroll-table'
import type { Column, Row } from '@/lib/core/dataset/dataset'

interface RowTableProps {
  datasetId: string
  columns: readonly Pick<Column, 'name'>[]
  rows: Row[]
  page: number
  pages: number
  /** The page of columns beside it. */
  columnPage?: number
}

export function RowTable({ datasetId, columns, rows, page, pages, columnPage = 1 }: RowTableProps) {
  const t = useTranslations('data.detail')
  return (
    <div>
      <h2 className="mb-2.5 text-base font-semibold">{t('rows')}</h2>
      <ScrollTable label={t('rows')}>
        <thead>
          <tr>
            <th scope="col" className="w-px text-right!">
              {t('rowNumber')}
            </th>
            {columns.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ index, cells }) => (
            <tr key={index}>
              <td className="text-right text-ink-3">{index + 1}</td>
              {columns.map(({ name }, at) => (
                <td key={name} title={cells[at]} className="max-w-72 truncate">
                  {cells[at]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      <Pager
        page={page}
        pages={pages}
        label={t('rowsPager')}
        href={(to) => `/data/${datasetId}?page=${to}${columnPage > 1 ? `&columns=${columnPage}` : ''}`}
      />
    </div>
  )
}
