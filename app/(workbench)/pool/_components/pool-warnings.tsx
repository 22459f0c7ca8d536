// What in an imported pool means two things, SKUs and aliases under several products; and cells that are no numbers.
import { useFormatter, useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import type { ImportedPool, PoolConflict } from '@/lib/usecases/import-pool'

export function PoolWarnings({
  skuConflicts,
  aliasConflicts,
  takenNames,
  unread,
}: Pick<ImportedPool, 'skuConflicts' | 'aliasConflicts' | 'takenNames' | 'unread'>) {
  const t = useTranslations('pool')
  const format = useFormatter()
  return (
    <>
      {unread.length > 0 && (
        <Notice tint="attention">
          <ul className="grid gap-0.5 [overflow-wrap:anywhere]">
            {unread.map(({ field, count, example, row }) => (
              <li key={field}>{t('unread', { field: t(`fields.${field}`), count, example, row })}</li>
            ))}
          </ul>
        </Notice>
      )}
      {skuConflicts.length > 0 && (
        <Notice tint="attention">
          <p>{t('skuConflicts', { count: skuConflicts.length })}</p>
          <Conflicts conflicts={skuConflicts} />
        </Notice>
      )}
      {aliasConflicts.length > 0 && (
        <Notice tint="attention">
          <p>{t('aliasConflicts')}</p>
          <Conflicts conflicts={aliasConflicts} />
        </Notice>
      )}
      {takenNames.length > 0 && (
        <Notice>{t('takenNames', { names: format.list(takenNames, { type: 'conjunction' }) })}</Notice>
      )}
    </>
  )
}

function Conflicts({ conflicts }: { conflicts: readonly PoolConflict[] }) {
  const t = useTranslations('pool')
  const format = useFormatter()
  return (
    <ul className="mt-1 grid gap-0.5 break-words">
      {conflicts.map(({ name, products, rows }) => (
        <li key={name}>
          {t('conflictOf', {
            name,
            products: format.list(products, { type: 'conjunction' }),
            rows: format.list(
              rows.map((row) => format.number(row)),
              { type: 'conjunction' },
            ),
          })}
        </li>
      ))}
    </ul>
  )
}
