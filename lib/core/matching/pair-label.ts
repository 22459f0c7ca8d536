// What a person, or a judge model, says of a generated name beside a product: the truth that f and θ are measured by.

/** same: one product. other_spec: one product in another package or strength. different: another product. */
export const pairLabels = ['same', 'other_spec', 'different'] as const
export type PairLabel = (typeof pairLabels)[number]

/** unsure: what a judge says in one order it doesn't say in the other, or its answer can't be read. */
export type JudgedLabel = PairLabel | 'unsure'

/** product: another package is the same product, as f has it. sku: the package has to be the same, too. */
export const matchLevels = ['product', 'sku'] as const
export type MatchLevel = (typeof matchLevels)[number]

/** Whether what was said means that the name stands for the product. Unsure is no match. */
export const meansProduct = (label: JudgedLabel, level: MatchLevel): boolean =>
  label === 'same' || (label === 'other_spec' && level === 'product')
