// The products nearest to a label that the pool doesn't have; one of them may be what the label means.
'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import type { NearProduct } from '@/lib/usecases/check-pool'
import { useAliases } from '../../use-aliases'

interface NearProductsProps {
  sceneId: string
  label: string
  products: readonly NearProduct[]
  theta: number
}

export function NearProducts({ sceneId, label, products, theta }: NearProductsProps) {
  const t = useTranslations('pool.check')
  const format = useFormatter()
  const { pending, adopt } = useAliases(sceneId)
  if (products.length === 0) return <span className="text-ink-3">{t('nothingNear')}</span>
  return (
    <ul className="grid gap-1.5">
      {products.map(({ product, degree, alias, reason }) => (
        <li key={product} className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="min-w-0 break-words">{product}</span>
          <Chip tint={degree >= theta ? 'hit' : 'plain'}>
            {t('degree', { degree: format.number(degree, { minimumFractionDigits: 2, maximumFractionDigits: 2 }) })}
          </Chip>
          {reason.packages === 'differ' && <Chip>{t('packagesDiffer')}</Chip>}
          {alias !== null && <Chip>{t('viaAlias', { alias })}</Chip>}
          <Button
            look="quiet"
            className="ml-auto"
            disabled={pending}
            aria-label={t('adoptLabel', { alias: label, product })}
            onClick={() => adopt({ alias: label, product })}
          >
            {t('adopt')}
          </Button>
        </li>
      ))}
    </ul>
  )
}
