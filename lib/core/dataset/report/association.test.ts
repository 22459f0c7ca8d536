import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Codes, cramersV, crossTable, entropy, informationBias, pluginInformation } from './association'

/** Codes of two columns with these counts of pairs. */
function spread(table: readonly (readonly number[])[]): [Codes, Codes] {
  const pairs = table.flatMap((row, x) => row.flatMap((count, y) => Array.from({ length: count }, () => [x, y])))
  return [
    { codes: Uint8Array.from(pairs, ([x]) => x!), size: table.length },
    { codes: Uint8Array.from(pairs, ([, y]) => y!), size: table[0]!.length },
  ]
}
const corrected = (x: Codes, y: Codes) => {
  const table = crossTable(x, y)
  return pluginInformation(table) - informationBias(table)
}
const codes = (size: number) =>
  fc
    .array(fc.nat(size - 1), { minLength: 2, maxLength: 200 })
    .map((values) => ({ codes: Uint8Array.from(values), size }))

describe('a table of 125 rows', () => {
  const table = crossTable(
    ...spread([
      [30, 10, 5],
      [12, 25, 8],
      [6, 9, 20],
    ]),
  )
  // Witness: the formulae written out anew in Python 3 (sums over cells with math.log, χ² = 41.22174122174122).
  it('has the information and V that independent arithmetic gives', () => {
    expect(pluginInformation(table)).toBeCloseTo(0.15416929731202186, 12)
    expect(pluginInformation(table) - informationBias(table)).toBeCloseTo(0.13816929731202188, 12)
    expect(cramersV(table)).toBeCloseTo(0.38884005357236673, 12)
  })
})

it('a column tells all about itself, and its information is then its entropy', () => {
  const [x, y] = spread([
    [40, 0],
    [0, 60],
  ])
  const table = crossTable(x, y)
  expect(pluginInformation(table)).toBeCloseTo(entropy([40, 60]), 12)
  expect(cramersV(table)).toBeCloseTo(1, 12)
})

it('evenly mixed columns tell nothing', () => {
  const table = crossTable(
    ...spread([
      [20, 40],
      [10, 20],
    ]),
  )
  expect(pluginInformation(table)).toBeCloseTo(0, 12)
  expect(cramersV(table)).toBe(0)
})

it('one value, and no row at all, tell nothing', () => {
  const none = { codes: new Uint8Array(), size: 0 }
  for (const table of [crossTable(...spread([[3, 4]])), crossTable(none, none)]) {
    expect([pluginInformation(table), informationBias(table), cramersV(table)]).toEqual([0, 0, 0])
  }
})

it('entropy: of nothing 0, of one value 0, of 2^k even values k bits', () => {
  expect([entropy([]), entropy([7])]).toEqual([0, 0])
  expect(entropy(new Array(8).fill(5)) / Math.LN2).toBeCloseTo(3, 12)
})

it('names of the values do not matter, nor which column is asked about the other', () => {
  fc.assert(
    fc.property(
      codes(5),
      fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }),
      fc.infiniteStream(fc.nat(3)),
      (x, names, stream) => {
        const y = { codes: Uint8Array.from(x.codes, () => stream.next().value!), size: 4 }
        const renamed = { ...x, codes: x.codes.map((code) => names[code]!) }
        expect(corrected(renamed, y)).toBeCloseTo(corrected(x, y), 10)
        expect(corrected(y, x)).toBeCloseTo(corrected(x, y), 10)
        // A root: what is off by an ulp under it is off by its root.
        expect(cramersV(crossTable(renamed, y))).toBeCloseTo(cramersV(crossTable(x, y)), 6)
      },
    ),
  )
})

it('information is between 0 and both entropies, V between 0 and 1', () => {
  fc.assert(
    fc.property(codes(6), fc.infiniteStream(fc.nat(4)), (x, stream) => {
      const table = crossTable(x, { codes: Uint8Array.from(x.codes, () => stream.next().value!), size: 5 })
      const information = pluginInformation(table)
      expect(information).toBeGreaterThanOrEqual(0)
      expect(information).toBeLessThanOrEqual(
        Math.min(entropy([...table.rowSums]), entropy([...table.columnSums])) + 1e-9,
      )
      expect(cramersV(table)).toBeGreaterThanOrEqual(0)
      expect(cramersV(table)).toBeLessThanOrEqual(1)
    }),
  )
})

it('independent columns tell about nothing once corrected', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 }), (seed) => {
      // A plain congruential generator (Numerical Recipes), so that the seed alone decides.
      let state = seed
      const next = (below: number) => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0
        return Math.floor((state / 2 ** 32) * below)
      }
      const column = (size: number) => ({ codes: Uint8Array.from({ length: 5_000 }, () => next(size)), size })
      // The plug-in's own mean here is 9·5/10,000 = .0045; six of its standard deviations are .006.
      expect(Math.abs(corrected(column(10), column(6)))).toBeLessThan(0.006)
    }),
    { numRuns: 50 },
  )
})
