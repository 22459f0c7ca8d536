// Names that the pool lacks, each with the nearest product: an alias that may be missing, adopted with one click.
'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useFigures } from '@/components/run/use-figures'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ScrollRegion } from '@/components/ui/scroll-region'
import { useAliases } from '../../../../pool/use-aliases'

export interface UnknownName {
  name: string
  /** Rows that name it, of both arms. */
  rows: number
  href: string
  /** Of the pool in force; null where nothing is shared. */
  nearest: { product: string; degree: number } | null
}

interface UnknownNamesProps {
  sceneId: string
  names: readonly UnknownName[]
}

const cell = 'px-2 py-1.5 text-left first:pl-0 last:pr-0'

export function UnknownNames({ sceneId, names }: UnknownNamesProps) {
  const t = useTranslations('scores.misses.unknown')
  const { count, degree } = useFigures()
  const { pending, adopt } = useAliases(sceneId)
  return (
    <Card title={t('title')} aside={t('aside')}>
      <ScrollRegion label={t('title')} className="overflow-x-auto">
        <table className="w-full min-w-[36rem] text-sm">
          <thead>
            <tr className="text-xs text-ink-3">
              {(['name', 'rows', 'nearest', 'degree'] as const).map((column) => (
                <th key={column} scope="col" className={`${cell} font-medium`}>
                  {t(column)}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {names.map(({ name, rows, href, nearest }) => (
              <tr key={name} className="border-t">
                <th scope="row" className={`${cell} font-normal [overflow-wrap:anywhere]`}>
                  {name}
                </th>
                <td className={cell}>
                  <Link href={href} className="font-medium underline decoration-line-strong underline-offset-2">
                    {count(rows)}
                  </Link>
                </td>
                <td className={`${cell} [overflow-wrap:anywhere]`}>{nearest?.product ?? '–'}</td>
                <td className={cell}>{nearest === null ? '–' : degree(nearest.degree)}</td>
                <td className={`${cell} text-right`}>
                  {nearest !== null && (
                    <Button
                      disabled={pending}
                      aria-label={t('adoptLabel', { alias: name, product: nearest.product })}
                      onClick={() => adopt({ alias: name, product: nearest.product })}
                    >
                      {t('adopt')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Card>
  )
}
