// What is known of each model that can be called: its price, the parameters it is given, how fast it may be called.
// What a person set goes before what is shipped.
import { z } from 'zod'
import { type ModelParameters, modelParametersSchema } from './model-parameters'

/** US dollars per million tokens. A tier holds for prompts of up to `maxInputTokens`; tiers stand in rising order. */
export interface PriceTier {
  inputUsd: number
  outputUsd: number
  maxInputTokens: number
}

/** Dearer than any model there is by a hundred times: a price above it is a slip of the unit. */
const DEAREST_USD = 10_000

export const modelSettingSchema = z
  .object({
    parameters: modelParametersSchema.partial(),
    /** US dollars per million tokens; null: as shipped. Both or neither. */
    inputUsd: z.number().min(0).max(DEAREST_USD).nullable(),
    outputUsd: z.number().min(0).max(DEAREST_USD).nullable(),
    /** null: no limit. */
    requestsPerMinute: z.number().int().min(1).max(1_000_000).nullable(),
    maxConcurrency: z.number().int().min(1).max(256).nullable(),
  })
  .refine(({ inputUsd, outputUsd }) => (inputUsd === null) === (outputUsd === null), { path: ['outputUsd'] })
export type ModelSetting = z.infer<typeof modelSettingSchema>
export type StoredModelSetting = ModelSetting & { connection: string; model: string }

export interface TokenUse {
  inputTokens: number
  outputTokens: number
}

/** Price of one answer in US dollars, or null where it is unknown: never 0 for want of a price. */
export type CostUsd = (connection: string, model: string, tokens: TokenUse) => number | null

export interface ModelTable {
  costUsd: CostUsd
  /** Parameters that were set for a model; empty where none were. */
  parametersOf(connection: string, model: string): Partial<ModelParameters>
  limitsOf(connection: string, model: string): Pick<ModelSetting, 'requestsPerMinute' | 'maxConcurrency'>
}

/** `shipped` gives the tiers of a model's published price, or null. */
export function createModelTable(
  shipped: (model: string) => readonly PriceTier[] | null,
  settings: readonly StoredModelSetting[],
): ModelTable {
  const keyOf = (connection: string, model: string) => JSON.stringify([connection, model])
  const byKey = new Map(settings.map((setting) => [keyOf(setting.connection, setting.model), setting]))
  const settingOf = (connection: string, model: string) => byKey.get(keyOf(connection, model))
  return {
    costUsd(connection, model, { inputTokens, outputTokens }) {
      const own = settingOf(connection, model)
      const price =
        own !== undefined && own.inputUsd !== null && own.outputUsd !== null
          ? { inputUsd: own.inputUsd, outputUsd: own.outputUsd }
          : shipped(model)?.find(({ maxInputTokens }) => inputTokens <= maxInputTokens)
      return price === undefined ? null : (inputTokens * price.inputUsd + outputTokens * price.outputUsd) / 1e6
    },
    parametersOf: (connection, model) => settingOf(connection, model)?.parameters ?? {},
    limitsOf: (connection, model) => {
      const { requestsPerMinute = null, maxConcurrency = null } = settingOf(connection, model) ?? {}
      return { requestsPerMinute, maxConcurrency }
    },
  }
}
