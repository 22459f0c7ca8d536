// The products of the pool, those that the search box asks for, a page at a time.
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Pager } from '@/components/dataset/pager'
import { ScrollTable } from '@/components/dataset/scroll-table'
import type { PoolProduct } from '@/lib/store/pools'
import { ProductRow } from './product-row'
import { ProductSearch } from './product-search'
import { scoreFormat } from './score-format'

interface ProductListProps {
  query: string
  products: PoolProduct[]
  /** Of all products found. */
  total: number
  page: number
  pages: number
}

export function ProductList({ query, products, total, page, pages }: ProductListProps) {
  const t = useTranslations('pool')
  // Of the whole page, so that a pool without scores has no column of dashes.
  const known = products.flatMap(({ score }) => (score === null ? [] : [score]))
  const scores = known.length === 0 ? null : scoreFormat(known)
  const numbers = ['skus', 'price', 'impressions', 'clicks', 'clickRate'] as const
  const href = (to: number) =>
    `/pool?${new URLSearchParams({ ...(query === '' ? {} : { q: query }), page: String(to) })}`
  return (
    <div>
      <ProductSearch query={query} />
      {query !== '' && (
        <p role="status" className="mb-2.5 text-sm text-ink-2">
          {total === 0 ? t('nothingFound', { query }) : t('found', { query, total })}{' '}
          <Link href="/pool" className="text-ink underline decoration-line-strong underline-offset-4">
            {t('clear')}
          </Link>
        </p>
      )}
      {products.length > 0 && (
        <ScrollTable label={t('products')}>
          <thead>
            <tr>
              <th scope="col">{t('columns.product')}</th>
              <th scope="col">{t('columns.category')}</th>
              {[...numbers, ...(scores === null ? [] : (['score'] as const))].map((column) => (
                <th key={column} scope="col" className="text-right!">
                  {t(`columns.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {products.map((product) => (
              <ProductRow key={product.product} product={product} scores={scores} />
            ))}
          </tbody>
        </ScrollTable>
      )}
      <Pager page={page} pages={pages} label={t('productsPager')} href={href} />
    </div>
  )
}
