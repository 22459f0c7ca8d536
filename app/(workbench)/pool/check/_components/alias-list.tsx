// The aliases in force, each with the way to give it up.
'use client'

import { useTranslations } from 'next-intl'
import { ScrollTable } from '@/components/dataset/scroll-table'
import { Button } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import type { StoredAlias } from '@/lib/store/aliases'
import { useAliases } from '../../use-aliases'

export function AliasList({
  sceneId,
  aliases,
  total,
}: {
  sceneId: string
  /** The newest ones. */
  aliases: readonly StoredAlias[]
  total: number
}) {
  const t = useTranslations('pool.check')
  const { pending, remove } = useAliases(sceneId)
  return (
    <section aria-labelledby="aliases" className="mt-2 grid grid-cols-1 gap-2">
      <div>
        <h2 id="aliases" className="text-base font-medium">
          {t('aliases')}
        </h2>
        <p className="text-sm text-ink-2">{t('aliasesLead', { count: total })}</p>
        {aliases.length < total && <p className="text-sm text-ink-2">{t('aliasesShown', { shown: aliases.length })}</p>}
      </div>
      {aliases.length > 0 && (
        <ScrollTable label={t('aliases')}>
          <thead>
            <tr>
              <th scope="col">{t('alias')}</th>
              <th scope="col">{t('product')}</th>
              <th scope="col" className="text-right!">
                {t('action')}
              </th>
            </tr>
          </thead>
          <tbody>
            {aliases.map(({ alias, product, inPool }) => (
              <tr key={alias}>
                <td className="min-w-32 leading-9! font-medium break-words">{alias}</td>
                <td className="min-w-32 leading-9! break-words">
                  {product} {!inPool && <Chip tint="warn">{t('notInPool')}</Chip>}
                </td>
                <td className="text-right">
                  <Button
                    look="quiet"
                    disabled={pending}
                    aria-label={t('removeLabel', { alias })}
                    onClick={() => remove({ alias, product })}
                  >
                    {t('remove')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      )}
    </section>
  )
}
