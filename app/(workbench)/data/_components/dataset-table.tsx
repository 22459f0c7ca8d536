// The datasets of a scene, newest first; those that are still being read on top.
import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { delimiterWord, encodingName, formatWord } from '@/components/dataset/file-words'
import { ScrollTable } from '@/components/dataset/scroll-table'
import { SyntheticChip } from '@/components/dataset/synthetic-mark'
import { Chip } from '@/components/ui/chip'
import type { Dataset } from '@/lib/store/datasets'
import type { Reading } from '@/lib/store/readings'
import { ReadingRow } from './reading-row'

export function DatasetTable({ datasets, readings }: { datasets: Dataset[]; readings: Reading[] }) {
  const t = useTranslations('data.list')
  return (
    <ScrollTable label={t('title')}>
      <thead>
        <tr>
          <th scope="col">{t('name')}</th>
          <th scope="col">{t('label')}</th>
          <th scope="col" className="text-right!">
            {t('rows')}
          </th>
          <th scope="col" className="text-right!">
            {t('rejected')}
          </th>
          <th scope="col">{t('format')}</th>
          <th scope="col">{t('file')}</th>
          <th scope="col">{t('created')}</th>
        </tr>
      </thead>
      <tbody>
        {readings.map((reading) => (
          <ReadingRow key={reading.id} reading={reading} />
        ))}
        {datasets.map((dataset) => (
          <DatasetRow key={dataset.id} dataset={dataset} />
        ))}
      </tbody>
    </ScrollTable>
  )
}

function DatasetRow({ dataset }: { dataset: Dataset }) {
  const t = useTranslations('data')
  const format = useFormatter()
  const { id, name, fileName, rowCount, rejected, encoding, delimiter, columns, createdAt } = dataset
  const label = columns.find(({ role }) => role === 'label')
  const words = { encoding: encodingName(encoding), delimiter: t(`delimiters.${delimiterWord(delimiter)}`) }
  return (
    <tr>
      <td className="min-w-40">
        <Link
          href={`/data/${id}`}
          className="font-medium break-words underline decoration-line-strong underline-offset-4 hover:decoration-ink"
        >
          {name}
        </Link>{' '}
        {dataset.synthetic && <SyntheticChip />}
      </td>
      <td className="whitespace-nowrap">
        {label === undefined ? <Chip tint="warn">{t('list.noLabel')}</Chip> : label.name}
      </td>
      <td className="text-right">{format.number(rowCount)}</td>
      <td className="text-right">{format.number(rejected)}</td>
      <td className="whitespace-nowrap text-ink-2">{t(`formatWords.${formatWord(dataset.format)}`, words)}</td>
      <td className="min-w-36 break-all text-ink-2">{fileName}</td>
      <td className="whitespace-nowrap text-ink-2">{format.relativeTime(createdAt, new Date())}</td>
    </tr>
  )
}
