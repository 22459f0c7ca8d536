// What a need is: the shape of the catalogue's entries.

/** A latent state of a user. Nobody sees it in the data; behaviour and label come from it. */
export interface Need {
  name: string
  /** Relative frequency, before the profile and the season speak. */
  weight: number
  /** Ages (years, inclusive) that have the need at full weight; others have it at a fraction. */
  ages: readonly [number, number]
  /** Share of women among those with the need, 0–1. */
  women: number
  /** Factor for unmarried users; 1 where marriage tells nothing. */
  unmarried?: number
  /** Factors on the first and on the last day of the month; in between linear. */
  season?: readonly [number, number]
  /** What people type, in their words, without spaces. */
  words: readonly string[]
  /** Products by category: `name price` (yuan), separated by `、`, the most popular first. */
  products: Readonly<Record<string, string>>
}
