// Shipped prices in US dollars per million tokens, as published at
// platform.claude.com/docs/en/about-claude/pricing, read in October 2026. The embedded model costs nothing.
import { createModelTable, type PriceTier } from '@/lib/core/run/model-table'

const flat = (inputUsd: number, outputUsd: number): PriceTier[] => [{ inputUsd, outputUsd, maxInputTokens: Infinity }]

const prices: Readonly<Record<string, PriceTier[]>> = {
  'claude-opus-5-5': flat(4, 20),
  'claude-sonnet-5-5': flat(2, 10),
  'claude-haiku-5-5': [
    { inputUsd: 0.1, outputUsd: 0.5, maxInputTokens: 100_000 },
    { inputUsd: 0.5, outputUsd: 2.5, maxInputTokens: Infinity },
  ],
  embedded: flat(0, 0),
}

/** A dated id (`claude-haiku-5-5-20261007`) is priced as its family. */
const familyOf = (model: string): string => model.replace(/-20\d{6}$/, '')

/** The tiers of a model's published price in rising order, or null where none is known. */
export function shippedPrice(model: string): readonly PriceTier[] | null {
  const family = familyOf(model)
  return Object.hasOwn(prices, family) ? (prices[family] ?? null) : null
}

/** Models as they are shipped: nothing was set for any of them. */
export const shippedModels = createModelTable(shippedPrice, [])
