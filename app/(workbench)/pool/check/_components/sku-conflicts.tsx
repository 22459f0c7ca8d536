// SKUs that stand under several products.
import { useFormatter, useTranslations } from 'next-intl'
import { ScrollTable } from '@/components/dataset/scroll-table'
import type { SkuConflict } from '@/lib/store/pools'

export function SkuConflicts({ conflicts }: { conflicts: readonly SkuConflict[] }) {
  const t = useTranslations('pool.check')
  const format = useFormatter()
  return (
    <section aria-labelledby="sku-conflicts" className="mt-2 grid grid-cols-1 gap-2">
      <div>
        <h2 id="sku-conflicts" className="text-base font-medium">
          {t('skus')}
        </h2>
        <p className="text-sm text-ink-2">{t('skusLead', { count: conflicts.length })}</p>
      </div>
      {conflicts.length > 0 && (
        <ScrollTable label={t('skus')}>
          <thead>
            <tr>
              <th scope="col">{t('sku')}</th>
              <th scope="col">{t('skuProducts')}</th>
              <th scope="col">{t('skuRows')}</th>
            </tr>
          </thead>
          <tbody>
            {conflicts.map(({ sku, products, positions }) => (
              <tr key={sku}>
                <td className="whitespace-nowrap">{sku}</td>
                <td className="min-w-48 break-words">{format.list(products, { type: 'conjunction' })}</td>
                <td className="min-w-32">
                  {format.list(
                    positions.map((position) => format.number(position + 1)),
                    { type: 'conjunction' },
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      )}
    </section>
  )
}
