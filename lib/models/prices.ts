// Shipped prices in US dollars per million tokens, as published at
// platform.claude.com/docs/en/about-claude/pricing, read in October 2026. The embedded model costs nothing.

interface Price {
  inputUsd: number
  outputUsd: number
}

/** One tier of a model: holds for prompts of up to `maxInputTokens`. Tiers stand in rising order. */
interface PriceTier extends Price {
  maxInputTokens: number
}

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

/**
 * Price of one answer in US dollars, or null when the model's price is unknown.
 * Tokens count both ways; the tier is chosen by the tokens of the prompt and holds for the whole call.
 */
export function costUsd(model: string, tokens: { inputTokens: number; outputTokens: number }): number | null {
  const family = familyOf(model)
  const tiers = Object.hasOwn(prices, family) ? prices[family] : undefined
  const tier = tiers?.find(({ maxInputTokens }) => tokens.inputTokens <= maxInputTokens)
  return tier ? (tokens.inputTokens * tier.inputUsd + tokens.outputTokens * tier.outputUsd) / 1e6 : null
}
