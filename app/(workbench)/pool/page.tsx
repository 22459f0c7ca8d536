// The candidate pool in force: its figures in a sentence, its products to search, and the way to replace it.
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getFormatter, getTranslations } from 'next-intl/server'
import { EmptyIntro } from '@/components/dataset/empty-intro'
import { PageHeader } from '@/components/layout/page-header'
import { uploadLimitMb } from '@/lib/boundary/receive-upload'
import { getRuntime } from '@/lib/runtime'
import { readCurrentScene } from '../current-scene'
import { ImportPool } from './_components/import-pool'
import { ProductList } from './_components/product-list'

const productsPerPage = 50

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('pool'))('title') }
}

interface PoolPageProps {
  searchParams: Promise<{ q?: string | string[]; page?: string | string[] }>
}

export default async function PoolPage({ searchParams }: PoolPageProps) {
  const scene = await readCurrentScene()
  const { pools } = await getRuntime()
  const [pool, t, format, search] = await Promise.all([
    pools.findCurrent(scene.id),
    getTranslations('pool'),
    getFormatter(),
    searchParams,
  ])
  const query = String(search.q ?? '')
    .trim()
    .slice(0, 200)
  const page = Math.max(1, Math.floor(Number(search.page)) || 1)
  const list = pool && (await pools.listProducts(pool.id, query, (page - 1) * productsPerPage, productsPerPage))
  // Past the end: a smaller pool took the place of the one that had this page.
  if (list?.total === 0 && page > 1) redirect(query === '' ? '/pool' : `/pool?${new URLSearchParams({ q: query })}`)
  const lead =
    pool === null
      ? t('why')
      : t('lead', {
          products: pool.products,
          skus: pool.skus,
          categories: pool.categories,
          rejected: pool.rejected,
          file: pool.fileName,
          when: format.relativeTime(pool.createdAt, new Date()),
        })
  return (
    <>
      <PageHeader title={t('title')} lead={<span className="break-words">{lead}</span>} />
      {/* The import stays where it is when the first pool arrives, and with it what it tells of the file. */}
      <div className="grid grid-cols-1 gap-4">
        {pool === null && <EmptyIntro title={t('emptyTitle')} body={t('emptyBody')} />}
        <ImportPool key={scene.id} sceneId={scene.id} limitMb={uploadLimitMb} first={pool === null} />
        {list && <ProductList query={query} {...list} page={page} pages={Math.ceil(list.total / productsPerPage)} />}
      </div>
    </>
  )
}
