// The columns of the dataset; a click puts one at the cursor.
'use client'

import { useTranslations } from 'next-intl'
import { isInsertable, type PreviewDataset } from '@/components/prompt/prompt-text'
import { classNames } from '@/components/ui/class-names'
import { outcomeRoles } from '@/lib/core/dataset/choices'

export function ColumnChips({
  columns,
  onInsert,
}: {
  columns: PreviewDataset['columns'] | null
  onInsert: (name: string) => void
}) {
  const t = useTranslations('prompts')
  if (columns === null) return <p className="text-xs text-ink-3">{t('columnsEmpty')}</p>
  return (
    <fieldset>
      <legend className="mb-1.5 text-xs text-ink-3">{t('columns')}</legend>
      <div className="flex flex-wrap gap-1.5">
        {columns
          .filter(({ name }) => isInsertable(name))
          .map(({ name, role }) => {
            const isLabel = outcomeRoles.includes(role)
            return (
              <button
                key={name}
                type="button"
                aria-label={t('insertColumn', { name })}
                onClick={() => onInsert(name)}
                className={classNames(
                  'inline-flex min-h-7 max-w-full items-center gap-1 rounded-[5px] border px-1.5 text-left text-xs break-all',
                  isLabel
                    ? 'border-warn bg-warn-soft text-warn'
                    : 'bg-sunk text-ink-2 hover:border-line-strong hover:text-ink',
                )}
              >
                {name}
                {isLabel && <span>· {t('columnLabel')}</span>}
              </button>
            )
          })}
      </div>
    </fieldset>
  )
}
