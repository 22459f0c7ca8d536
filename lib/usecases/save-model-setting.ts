// Sets what one model is called with, what it costs and how fast it may be called.
import { z } from 'zod'
import { connectionKindSchema } from '@/lib/core/run/connection'
import { type ModelSetting, modelSettingSchema } from '@/lib/core/run/model-table'
import { takenParameters } from '@/lib/core/run/taken-parameters'
import { AppError } from '@/lib/errors'
import type { ModelSettingStore } from '@/lib/store/model-settings'

const number = z.number().nullable()

/** As a form gives it: null is what was left empty. Ranges are told by saveModelSetting, each in a sentence of its own. */
export const saveModelSettingSchema = z.object({
  connection: connectionKindSchema,
  model: z.string().trim().min(1).max(200),
  maxTokens: number,
  effort: z.string().nullable(),
  thinking: z.string().nullable(),
  temperature: number,
  topP: number,
  inputUsd: number,
  outputUsd: number,
  requestsPerMinute: number,
  maxConcurrency: number,
})
export type SaveModelSettingInput = z.output<typeof saveModelSettingSchema>

/** Parameters that the connection's API lacks are left out. Throws 'model.badSetting' naming the first wrong field. */
export async function saveModelSetting(
  settings: Pick<ModelSettingStore, 'save'>,
  { connection, model, ...given }: SaveModelSettingInput,
): Promise<void> {
  const { inputUsd, outputUsd, requestsPerMinute, maxConcurrency, ...asked } = given
  const taken: readonly string[] = ['maxTokens', ...takenParameters[connection]]
  const parameters = Object.fromEntries(
    Object.entries(asked).filter(([name, value]) => value !== null && taken.includes(name)),
  )
  const parsed = modelSettingSchema.safeParse({ parameters, inputUsd, outputUsd, requestsPerMinute, maxConcurrency })
  if (!parsed.success) throw new AppError('model.badSetting', { field: String(parsed.error.issues[0]?.path.at(-1)) })
  await settings.save(connection, model, parsed.data satisfies ModelSetting)
}
