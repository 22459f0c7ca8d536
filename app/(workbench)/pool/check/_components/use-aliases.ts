// Adopting and removing an alias, each told with the way back.
'use client'

import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { toast } from 'sonner'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import type { ProductAlias } from '@/lib/core/matching/alias-matcher'
import { adopt, removeAlias } from '../../actions'

interface Aliases {
  pending: boolean
  adopt(alias: ProductAlias): void
  remove(alias: ProductAlias): void
}

export function useAliases(sceneId: string): Aliases {
  const t = useTranslations('pool.check')
  const sentence = useErrorSentence()
  const [pending, startTransition] = useTransition()
  const change = (kind: 'adopted' | 'removed', named: ProductAlias, undo: () => void) =>
    startTransition(async () => {
      const { alias } = named
      const result = kind === 'adopted' ? await adopt({ sceneId, ...named }) : await removeAlias({ sceneId, alias })
      if (!result.ok) toast.error(sentence(result.error))
      else toast.success(t(kind, { ...named }), { action: { label: t('undo'), onClick: undo } })
    })
  const take = (alias: ProductAlias): void => change('adopted', alias, () => giveUp(alias))
  const giveUp = (alias: ProductAlias): void => change('removed', alias, () => take(alias))
  return { pending, adopt: take, remove: giveUp }
}
