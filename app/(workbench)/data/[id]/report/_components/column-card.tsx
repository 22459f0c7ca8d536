// One column: what is said of it, its figures, the shape of its values, and the role that fits.
import { useTranslations } from 'next-intl'
import { Chip, type Tint } from '@/components/ui/chip'
import { ColumnFigures } from './column-figures'
import { type ColumnVerdict, type ReportedColumn, verdictOf } from './reported-column'
import { RoleSuggestion } from './role-suggestion'
import { ValueShape } from './value-shape'

const tints: Record<ColumnVerdict, Tint> = {
  telling: 'hit',
  noise: 'plain',
  unmeasured: 'plain',
  leakSame: 'miss',
  leakContains: 'miss',
  leakPredicts: 'miss',
}

export function ColumnCard({ datasetId, column }: { datasetId: string; column: ReportedColumn }) {
  const t = useTranslations('report')
  const roleWord = useTranslations('data.roles')
  const { name, kind, role, association } = column
  const verdict = verdictOf(column)
  return (
    <article aria-label={name} className="min-w-0 rounded-lg border bg-card px-5 py-4">
      <h3 className="flex flex-wrap items-center gap-x-2 gap-y-1 text-base font-semibold">
        <span className="min-w-0 break-words">{name}</span>
        <Chip className="font-normal">{t(`kinds.${kind}`)}</Chip>
        <Chip className="font-normal">{t('role.current', { role: roleWord(role) })}</Chip>
        {(verdict !== 'unmeasured' || role === 'feature') && (
          <Chip tint={tints[verdict]} className="font-normal">
            {t(`chips.${verdict}`)}
          </Chip>
        )}
      </h3>
      {association !== null && <p className="mt-0.5 text-xs text-ink-3">{t(`readings.${association.reading}`)}</p>}
      <RoleSuggestion datasetId={datasetId} column={column} />
      <div className="mt-3 grid grid-cols-1 gap-x-8 gap-y-4 lg:grid-cols-2">
        <ColumnFigures column={column} />
        <ValueShape column={column} />
      </div>
    </article>
  )
}
