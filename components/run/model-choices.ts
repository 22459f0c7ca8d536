// Which models were chosen in a form, and what that amounts to.
import { vendors } from '@/lib/core/run/choices'
import type { Vendor } from '@/lib/core/run/connection'
import type { StartRunRequest } from '@/lib/usecases/start-run'

export interface ModelChoices {
  embedded: boolean
  /** Models by name; one that was typed and not added yet counts, too. */
  vendorModels: Record<Vendor, { added: string[]; draft: string }>
}

export const firstModels: ModelChoices = {
  embedded: true,
  vendorModels: { anthropic: { added: [], draft: '' }, openai: { added: [], draft: '' } },
}

export function modelsOf({ embedded, vendorModels }: ModelChoices): StartRunRequest['models'] {
  return [
    ...(embedded ? [{ connection: 'embedded' as const, model: 'embedded' }] : []),
    ...vendors.flatMap((connection) => {
      const { added, draft } = vendorModels[connection]
      const names = new Set([...added, draft.trim()].filter((name) => name !== ''))
      return [...names].map((model) => ({ connection, model }))
    }),
  ]
}
