// Agreement of coders beyond chance, with any number of coders and missing values.

export interface CodedUnit {
  /** Who said it, and what. */
  coder: string
  value: string
}

export interface Agreement {
  /** Share of agreeing pairs of coders on one unit, in [0, 1]. */
  observed: number
  /** α: 1 for full agreement, 0 for what chance gives, negative below; null where there is one value only. */
  alpha: number | null
  /** Values that some other coder's value on the same unit could be compared with. */
  values: number
}

/**
 * Krippendorff's α for nominal values: 1 − D_o/D_e over pairs of values of one unit by different coders, each unit weighing
 * by its values. A coder may speak several times on a unit; the pairs of a coder with itself don't count.
 * No comparable pair gives null.
 * Source: K. Krippendorff, "Computing Krippendorff's alpha-reliability", University of Pennsylvania, 2011, §C.
 */
export function krippendorffAlpha(units: readonly (readonly CodedUnit[])[]): Agreement | null {
  const totals = new Map<string, number>()
  let agreeing = 0
  let values = 0
  for (const unit of units) {
    const { same, all } = countPairs(unit)
    if (all === 0) continue
    agreeing += (unit.length * same) / all
    values += unit.length
    for (const { value } of unit) totals.set(value, (totals.get(value) ?? 0) + 1)
  }
  if (values === 0) return null
  const observed = agreeing / values
  let alike = 0
  for (const count of totals.values()) alike += count * (count - 1)
  const expected = alike / (values * (values - 1))
  return { observed, alpha: expected < 1 ? 1 - (1 - observed) / (1 - expected) : null, values }
}

/** Ordered pairs of values by different coders: all of them, and those of equal values. */
function countPairs(unit: readonly CodedUnit[]): { same: number; all: number } {
  const squares = (keys: readonly string[]) => {
    const counts = new Map<string, number>()
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
    return [...counts.values()].reduce((sum, count) => sum + count * count, 0)
  }
  const ofCoders = squares(unit.map(({ coder }) => coder))
  const ofValues = squares(unit.map(({ value }) => value))
  const ofBoth = squares(unit.map(({ coder, value }) => JSON.stringify([coder, value])))
  return { same: ofValues - ofBoth, all: unit.length ** 2 - ofCoders }
}
