// Products that are one product under several spellings, and what sets the spellings apart.
import { useFormatter, useTranslations } from 'next-intl'
import { Chip } from '@/components/ui/chip'
import type { DuplicateGroup } from '@/lib/core/pool/find-duplicates'

export function Duplicates({ groups, total }: { groups: readonly DuplicateGroup[]; total: number }) {
  const t = useTranslations('pool.check')
  const format = useFormatter()
  return (
    <section aria-labelledby="duplicates" className="mt-2 grid grid-cols-1 gap-2">
      <div>
        <h2 id="duplicates" className="text-base font-medium">
          {t('duplicates')}
        </h2>
        <p className="text-sm text-ink-2">{t('duplicatesLead', { count: total })}</p>
        {groups.length < total && (
          <p className="text-sm text-ink-2">{t('duplicatesShown', { shown: groups.length })}</p>
        )}
      </div>
      {groups.length > 0 && (
        <ul className="rounded-lg border bg-card">
          {groups.map(({ products, differences }) => (
            <li
              key={products[0]}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-t px-3 py-2 text-sm first:border-t-0"
            >
              <span className="flex min-w-0 flex-wrap gap-1.5">
                {products.map((product) => (
                  <Chip key={product} className="break-words">
                    {product}
                  </Chip>
                ))}
              </span>
              <span className="text-ink-2">
                {format.list(
                  differences.map((difference) => t(`differences.${difference}`)),
                  { type: 'conjunction' },
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
