// Adopting and removing an alias, each told with the way back.
'use client'

import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { toast } from '@/components/ui/toast'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import { useUndoToast } from '@/components/ui/use-undo-toast'
import type { ProductAlias } from '@/lib/core/matching/alias-matcher'
import { adopt, removeAlias, restoreAlias } from './actions'

interface Aliases {
  pending: boolean
  adopt(alias: ProductAlias): void
  remove(alias: ProductAlias): void
}

export function useAliases(sceneId: string): Aliases {
  const t = useTranslations('pool.check')
  const sentence = useErrorSentence()
  const offerUndo = useUndoToast()
  const [pending, startTransition] = useTransition()
  return {
    pending,
    adopt: (named) =>
      startTransition(async () => {
        const { alias } = named
        const result = await adopt({ sceneId, ...named })
        if (!result.ok) return void toast.error(sentence(result.error))
        const { before } = result.data
        offerUndo(t('adopted', { ...named }), () =>
          before === null ? removeAlias({ sceneId, alias }) : restoreAlias({ sceneId, alias, product: before }),
        )
      }),
    remove: (named) =>
      startTransition(async () => {
        const result = await removeAlias({ sceneId, alias: named.alias })
        if (!result.ok) toast.error(sentence(result.error))
        else offerUndo(t('removed', { ...named }), () => restoreAlias({ sceneId, ...named }))
      }),
  }
}
